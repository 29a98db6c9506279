using System.Globalization;

namespace AntiCorruption.Graph.Model;

/// <summary>A rule that a change would break, and where. Nothing was changed.</summary>
/// <param name="rule">Which rule.</param>
/// <param name="at">The field at fault, as the model names it, in camel case; a part of it as <c>evidence[2].url</c>.</param>
/// <param name="values">What stands at the places of the rule's sentence.</param>
public sealed class RuleFault(Rule rule, string at, IReadOnlyList<object> values)
{
    public Rule Rule => rule;

    public string Field => at;

    public IReadOnlyList<object> Values => values;

    public string Code => rule.Code;

    /// <summary>What is wrong, for people, in English.</summary>
    public string MessageEn => Say(rule.English, wording => wording.English);

    /// <summary>The same in Thai.</summary>
    public string MessageTh => Say(rule.Thai, wording => wording.Thai);

    /// <summary>Whether another fault breaks the same rule at the same place.</summary>
    public bool IsLike(RuleFault other) => Rule == other.Rule && Field == other.Field;

    public override string ToString() => $"{Code} at {at}: {MessageEn}";

    private string Say(string sentence, Func<Wording, string> choose) =>
        string.Format(
            CultureInfo.InvariantCulture,
            sentence,
            [.. values.Select(value => value is Wording wording ? choose(wording) : value)]
        );
}
