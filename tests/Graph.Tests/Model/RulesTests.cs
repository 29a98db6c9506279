using System.Reflection;
using System.Text.RegularExpressions;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Tests.Model;

public class RulesTests
{
    private static readonly Rule[] All =
    [
        .. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (Rule)field.GetValue(null)!),
    ];

    [Fact]
    public void EveryRuleIsSaidInBothLanguagesWithTheSameValues()
    {
        Assert.True(All.Length > 40);
        Assert.All(All, rule =>
        {
            Assert.Matches("^[A-Z]+(_[A-Z]+)*$", rule.Code);
            Assert.Matches("[ก-๙]", rule.Thai);
            Assert.DoesNotMatch("[ก-๙]", rule.English);
            Assert.Subset(Places(rule.English), Places(rule.Thai));
        });
    }

    [Fact]
    public void AFaultSaysItsValuesInTheLanguageOfTheSentence()
    {
        var fault = Rules.NotFound.At("id", Rules.Name(RecordKind.Party), 7);
        Assert.Equal(("There is no party with the number 7.", "ไม่พบองค์กรหมายเลข 7"), (fault.MessageEn, fault.MessageTh));
    }

    private static HashSet<string> Places(string sentence) => [.. Regex.Matches(sentence, @"\{\d\}").Select(match => match.Value)];
}
