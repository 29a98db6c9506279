using AntiCorruption.Graph.Snapshots;

namespace AntiCorruption.Api.Wire.Filtering;

/// <summary>A condition on records, made from a <c>where</c> argument.</summary>
/// <param name="Text">The condition as text: equal texts, equal conditions.</param>
/// <param name="DependsOn">The tables that decide it, the record's own included.</param>
/// <param name="Matches">Whether a record of a version meets it.</param>
public sealed record Filter<T>(string Text, RecordKinds DependsOn, Func<NetworkSnapshot, T, bool> Matches);

/// <summary>A condition on one value of a record, made from an operation input.</summary>
public sealed record Operation<TValue>(string Text, Func<TValue?, bool> Matches);
