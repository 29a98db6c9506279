namespace AntiCorruption.Graph.Snapshots.Writing;

/// <summary>Its asker stopped waiting for a change that had begun: whether it is made will be known later, by its id.</summary>
public sealed class ChangeUnknownException() : OperationCanceledException("Whether the change was made is not known yet.");
