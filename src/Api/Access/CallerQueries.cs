using GraphQL;

namespace AntiCorruption.Api.Access;

internal static class CallerQueries
{
    /// <summary>Who asks, and what they may do.</summary>
    public static MeNode Me([FromCaller] Caller caller) => new(caller);
}

/// <summary>The caller, as the server knows them.</summary>
[Name("Me")]
public sealed class MeNode(Caller caller)
{
    /// <summary>The name in the key or token; recorded with each change.</summary>
    public string Name => caller.Name;

    /// <summary>What they may do.</summary>
    public Role Role => caller.Role;

    /// <summary>The role in Thai.</summary>
    public string RoleTh => AccessFaults.Thai(caller.Role);

    /// <summary>When the credentials end; null where that is not known.</summary>
    public DateTimeOffset? Until => caller.Until;
}
