using AntiCorruption.Graph.Tests.Architecture;

namespace AntiCorruption.Graph.Tests;

/// <summary>Lines that can be read without scrolling: the formatter leaves texts and comments as they are.</summary>
public class LineTests
{
    private const int MaxLength = 140;

    [Fact]
    public void NoLineIsLongerThan140Columns() =>
        Assert.Empty(
            from file in SourceTree.Files("src", "tests")
            from line in SourceTree.Read(file).Split('\n').Index()
            where ColumnsOf(line.Item) > MaxLength
            select $"{file}:{line.Index + 1}"
        );

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("ก่อน", 3)]
    [InlineData("ที่ตั้ง", 3)]
    [InlineData("😀", 1)]
    public void ColumnsAreWhatIsSeen(string line, int columns) => Assert.Equal(columns, ColumnsOf(line));

    /// <summary>Thai vowels and tone marks above and below stand in the column of their consonant.</summary>
    private static int ColumnsOf(string line) => new System.Globalization.StringInfo(line.TrimEnd('\r')).LengthInTextElements;
}
