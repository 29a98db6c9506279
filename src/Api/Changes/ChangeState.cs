namespace AntiCorruption.Api.Changes;

/// <summary>What became of a change that its caller named.</summary>
public enum ChangeState
{
    /// <summary>It is made and durable.</summary>
    Made,

    /// <summary>It is being made; ask again.</summary>
    Pending,

    /// <summary>It was not made: not asked for, refused, or lost on its way. It can be sent again.</summary>
    NotMade,
}
