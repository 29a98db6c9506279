using System.ComponentModel.DataAnnotations;
using System.Reflection;
using AntiCorruption.Api.Access;
using AntiCorruption.Api.Operations;
using AntiCorruption.Api.Settings;
using AntiCorruption.Api.Tests.Access;
using AntiCorruption.Api.Wire;
using AntiCorruption.Graph.Scopes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Tests.Settings;

public class SettingsReaderTests
{
    [Theory]
    [InlineData("Count", "7", null)]
    [InlineData("Count", "0", "a whole number from 1 to 10")]
    [InlineData("Count", "11", "a whole number from 1 to 10")]
    [InlineData("Count", "1.5", "a whole number")]
    [InlineData("Count", " 5", "a whole number")]
    [InlineData("Count", "1e1", "a whole number")]
    [InlineData("Count", "0x5", "a whole number")]
    [InlineData("Count", "", "a whole number")]
    [InlineData("Count", "99999999999999999999", "a whole number")]
    [InlineData("Seconds", "0.5", null)]
    [InlineData("Seconds", "NaN", "a number from 0.1 to 2")]
    [InlineData("Seconds", "1,5", "a number")]
    [InlineData("IsOn", "TRUE", null)]
    [InlineData("IsOn", "maybe", "true or false")]
    [InlineData("Kind", "second", null)]
    [InlineData("Kind", "1", "one of First, Second")]
    [InlineData("Kind", "First,Second", "one of First, Second")]
    [InlineData("Kind", "+1", "one of First, Second")]
    [InlineData("Name", "", "a text of 1 to 5 characters")]
    [InlineData("Name", "letter", "a text of 1 to 5 characters")]
    [InlineData("Cuont", "7", "did you mean Group:Count?")]
    [InlineData("Whatever", "7", "known there: Count")]
    [InlineData("Depth", "7", "did you mean Group:Inner:Depth?")]
    [InlineData("Count:More", "7", "did you mean Group:Count?")]
    [InlineData("Inner", "7", "is a group of settings")]
    [InlineData("Inner:Depht", "7", "did you mean Group:Inner:Depth?")]
    [InlineData("Entries", "7", "is a list")]
    [InlineData("Entries:0", "x", "a whole number")]
    [InlineData("Parts:0:Depth", "x", "a whole number")]
    [InlineData("Parts:1:Dept", "1", "did you mean Group:Parts:1:Depth?")]
    [InlineData("Nothing", "7", "known there")]
    public void ASettingIsHeldToItsNameFormAndRange(string name, string value, string? fault)
    {
        var faults = SettingsReader.FindFaults(AccessHost.Configuration(("Group:" + name, value)).GetSection("Group"), typeof(Group));
        if (fault is null)
            Assert.Empty(faults);
        else
            Assert.Contains(fault, Assert.Single(faults).Message, StringComparison.Ordinal);
        Assert.All(faults, one => Assert.Matches("[ก-๙]", one.MessageTh));
    }

    [Fact]
    public void AllFaultsAreToldAtOnceAndNothingIsTaken()
    {
        var services = new ServiceCollection().AddOptions();
        services.AddSettings<Group>(AccessHost.Configuration(("Group:Count", "x"), ("Group:IsOn", "x"), ("Group:Name", "good")), "Group");
        using var provider = services.BuildServiceProvider();
        var fault = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<Group>>().Value);
        Assert.Equal(2, fault.Failures.Count());
    }

    [Fact]
    public void ASecretAndALineBreakAreNotPrinted()
    {
        var configuration = AccessHost.Configuration(("Group:Secret", "very secret"), ("Group:Kind", "First\nforged line"));
        var faults = SettingsReader.FindFaults(configuration.GetSection("Group"), typeof(Group));
        Assert.Equal(2, faults.Count);
        Assert.All(faults, fault => Assert.DoesNotContain("very", fault.ToString(), StringComparison.Ordinal));
        Assert.All(faults, fault => Assert.DoesNotContain('\n', fault.Message));
    }

    [Fact]
    public void ARuleOverSeveralIsAskedWhenEachIsWell()
    {
        var configuration = AccessHost.Configuration(("Group:Count", "3"), ("Group:Name", "three"));
        Assert.Equal("both", Assert.Single(SettingsReader.FindFaults(configuration.GetSection("Group"), typeof(Group))).Message);
    }

    /// <summary>A number without limits is one that somebody will set to nought or to a thousand millions.</summary>
    [Fact]
    public void EveryNumberAmongTheSettingsHasARange()
    {
        Type[] roots = [typeof(WireOptions), typeof(AccessOptions), typeof(StoreOptions), typeof(AnalysisLimits), typeof(DataOptions)];
        var groups = roots.SelectMany(WithNested);
        Type[] kinds = [typeof(int), typeof(long), typeof(double), typeof(int?), typeof(long?), typeof(double?)];
        var numbers = groups.SelectMany(SettingNames.Of).Where(property => kinds.Contains(property.PropertyType)).ToList();
        Assert.NotEmpty(numbers);
        Assert.Empty(numbers.Where(property => property.GetCustomAttribute<RangeAttribute>() is null).Select(property => property.Name));
    }

    [Theory]
    [InlineData("improt", "import")]
    [InlineData("IMPORT", "import")]
    [InlineData("sevre", "serve")]
    [InlineData("banana", null)]
    [InlineData("", null)]
    public void TheNearestWordIsFoundUnlessNoneIsNear(string word, string? nearest) =>
        Assert.Equal(nearest, NearestWord.Of(word, ["import", "serve", "check"]));

    private static IEnumerable<Type> WithNested(Type type) => type.GetNestedTypes().SelectMany(WithNested).Prepend(type);

    private enum Kind
    {
        First,
        Second,
    }

    private sealed class Group : ICheckedSettings
    {
        [Range(1, 10)]
        public int Count { get; set; } = 1;

        [Range(0.1, 2)]
        public double Seconds { get; set; } = 1;

        public bool IsOn { get; set; }
        public Kind Kind { get; set; }

        [StringLength(5, MinimumLength = 1)]
        public string Name { get; set; } = "";

        [StringLength(5), Secret]
        public string Secret { get; set; } = "";

        public Part Inner { get; set; } = new();
        public int[] Entries { get; set; } = [];
        public Part[] Parts { get; set; } = [];
        public bool Nothing { get; }

        public IEnumerable<SettingFault> FindFaults() => Count == 3 && Name == "three" ? [new("both", "ทั้งสอง")] : [];
    }

    private sealed class Part
    {
        public int Depth { get; set; }
    }
}
