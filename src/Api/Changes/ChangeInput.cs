using System.Text.Json.Serialization;
using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Changes;

/// <summary>What every mutation takes.</summary>
public interface IMutationInput
{
    /// <summary>The caller's own id of the change.</summary>
    string? ClientMutationId { get; }
}

/// <summary>The input of a mutation of a record that is there.</summary>
public interface IRecordInput : IMutationInput
{
    /// <summary>Which record.</summary>
    string Id { get; }

    /// <summary>The revision that the change rests on; null where it does not matter.</summary>
    string? IfRevision { get; }
}

/// <summary>An input of which one must know what was given: a field left out keeps its value, one given as null loses it.</summary>
public abstract class ChangeInput : IMutationInput
{
    [Ignore, JsonIgnore]
    public IReadOnlySet<string> Given { get; internal set; } = new HashSet<string>();

    /// <summary>
    /// An id of the caller's own for this change, 1 to 200 characters without spaces: asked for again under it, the change is not made
    /// twice but answered as at first.
    /// </summary>
    public string? ClientMutationId { get; set; }
}

/// <summary>The input type of a <see cref="ChangeInput"/>.</summary>
public sealed class ChangeInputGraphType<TInput> : AutoRegisteringInputObjectGraphType<TInput>
    where TInput : ChangeInput
{
    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        var input = (ChangeInput)base.ParseDictionary(value);
        input.Given = value.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return input;
    }
}
