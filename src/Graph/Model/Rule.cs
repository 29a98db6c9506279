namespace AntiCorruption.Graph.Model;

/// <summary>What a rule is about.</summary>
public enum RuleKind : byte
{
    /// <summary>A value by itself: its form, length or range.</summary>
    Value,

    /// <summary>Something referred to must exist.</summary>
    Reference,

    /// <summary>How records stand to each other: no link twice, no cycle, nothing deleted that is in use.</summary>
    Network,

    /// <summary>Nobody else may have changed the record meanwhile.</summary>
    Revision,
}

/// <summary>A rule that every change of the network obeys, whatever way it comes in by. All of them stand in <see cref="Rules"/>.</summary>
/// <param name="Code">In upper snake case: what programs tell faults apart by. Rules of one code say the same of different things.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="English">One sentence, with places <c>{0}</c>, <c>{1}</c>, … for values.</param>
/// <param name="Thai">The same in Thai, with the same places.</param>
public sealed record Rule(string Code, RuleKind Kind, string English, string Thai)
{
    /// <summary>The rule as broken at a field.</summary>
    /// <param name="field">As the model names it, in camel case; a part of it as <c>evidence[2].url</c>.</param>
    /// <param name="values">What stands at the places; a <see cref="Wording"/> where it differs by language.</param>
    public RuleFault At(string field, params IReadOnlyList<object> values) => new(this, field, values);
}

/// <summary>Words that differ by language.</summary>
public sealed record Wording(string English, string Thai)
{
    public static readonly Wording None = new("", "");
}
