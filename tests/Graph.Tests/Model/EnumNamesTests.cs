using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Tests.Model;

public sealed class EnumNamesTests
{
    [Theory]
    [InlineData("StateAgency")]
    [InlineData("STATE_AGENCY")]
    [InlineData("state_agency")]
    public void ANameIsReadAsCodeTablesAndSettingsWriteIt(string text)
    {
        Assert.True(EnumNames.TryParse<PartyKind>(text, out var kind));
        Assert.Equal(PartyKind.StateAgency, kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("6")]
    [InlineData("+6")]
    [InlineData(" 6")]
    [InlineData("-0")]
    [InlineData("๖")]
    [InlineData("STATE_AGENCY,PACC_OFFICE")]
    [InlineData("StateAgency, PaccOffice")]
    [InlineData("STATE_AGENCY ")]
    [InlineData(" STATE_AGENCY")]
    [InlineData("STATE__AGENCY")]
    [InlineData("STATE_AGENCY_")]
    [InlineData("STATEAGENCY")]
    [InlineData("stateagency")]
    [InlineData("State_Agency")]
    [InlineData("STATE AGENCY")]
    [InlineData("STATE_AGENCY\0")]
    public void NothingElseStandsForAValue(string text) => Assert.False(EnumNames.TryParse<PartyKind>(text, out _), text);

    [Fact]
    public void EveryValueOfTheModelIsReadBackFromItsNamesAndItsNumber()
    {
        foreach (var type in typeof(Party).Assembly.GetTypes().Where(type => type.IsEnum && type.Namespace == typeof(Party).Namespace))
            typeof(EnumNamesTests)
                .GetMethod(nameof(ReadBack), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
                .MakeGenericMethod(type)
                .Invoke(null, null);
    }

    [Fact]
    public void ANumberWithoutAValueIsNone()
    {
        Assert.Equal(PartyKind.Mechanism, EnumNames.OfNumber<PartyKind>((int)PartyKind.Mechanism));
        Assert.Throws<ArgumentException>(() => EnumNames.OfNumber<PartyKind>((int)PartyKind.Mechanism + 1));
        Assert.Throws<ArgumentException>(() => EnumNames.OfNumber<PartyKind>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EnumNames.Constant((PartyKind)99));
    }

    private static void ReadBack<TEnum>()
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        foreach (var name in new[] { value.ToString(), EnumNames.Constant(value) })
        {
            Assert.True(EnumNames.TryParse<TEnum>(name, out var read), name);
            Assert.Equal(value, read);
            Assert.Equal(value, EnumNames.OfNumber<TEnum>(Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}
