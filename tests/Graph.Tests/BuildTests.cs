namespace AntiCorruption.Graph.Tests;

public class BuildTests
{
    [Fact]
    public void ThaiCultureIsThere() => Assert.Equal("th-TH", System.Globalization.CultureInfo.GetCultureInfo("th-TH").Name);
}
