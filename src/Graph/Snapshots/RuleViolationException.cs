namespace AntiCorruption.Graph.Snapshots;

/// <summary>A rule of the network that a change would break. Nothing was changed.</summary>
/// <param name="rule">Which rule, in upper snake case: what programs tell errors apart by.</param>
/// <param name="field">The field at fault, as the model names it, in camel case.</param>
/// <param name="messageEn">What is wrong, for people, in English.</param>
/// <param name="messageTh">The same in Thai.</param>
public sealed class RuleViolationException(string rule, string field, string messageEn, string messageTh) : Exception(messageEn)
{
    public string Rule => rule;
    public string Field { get; } = field;
    public string MessageEn => Message;
    public string MessageTh => messageTh;
}
