using AntiCorruption.Api.Access;
using GraphQL;

namespace AntiCorruption.Api.Tests.Access;

/// <summary>A schema with a restricted thing in every place that can hold one.</summary>
[Name("Query")]
public sealed class GuardedQuery
{
    public static GuardedPerson Person() => new();

    public static IGuardedNamed Anyone() => new GuardedPerson();

    public static IEnumerable<GuardedPerson> People(
        GuardedFilter? where = null,
        IEnumerable<GuardedOrder>? order = null,
        [Requires(Role.Researcher)] bool archived = false
    ) => where is null && order is null && !archived ? [new()] : [new()];

    public static IEnumerable<GuardedLink> Links(LinkFilter? where = null) => where is null ? [] : [];

    [Requires(Role.Administrator)]
    public static string Settings() => "settings";

    public static string WhoAmI([FromCaller] Caller caller) => $"{caller.Name} {caller.Role}";
}

/// <summary>Says nothing of roles itself; one of the types behind it does.</summary>
[Name("Named")]
public interface IGuardedNamed
{
    string Name { get; }
    string Phone { get; }
}

[Name("Person"), Implements(typeof(IGuardedNamed))]
public sealed class GuardedPerson : IGuardedNamed
{
    [Requires(Role.Coordinator)]
    public string Phone { get; } = "ชื่อจริง";

    public string Name { get; } = "นามแฝง";

    [Requires(Role.Coordinator)]
    public string RealName { get; } = "ชื่อจริง";

    public GuardedAudit Audit { get; } = new();

    public GuardedPerson Friend => this;
}

[Name("Audit"), Requires(Role.Administrator)]
public sealed class GuardedAudit
{
    public string By { get; } = "local";
}

[Name("Link")]
public sealed class GuardedLink
{
    public GuardedPerson Party { get; } = new();
}

[Name("PersonFilter")]
public sealed class GuardedFilter
{
    // The links come first, so that the restricted field is reached through a type that is still being looked at.
    public LinkFilter? Links { get; set; }
    public IEnumerable<GuardedFilter>? And { get; set; }
    public string? Name { get; set; }

    [Requires(Role.Coordinator)]
    public string? RealName { get; set; }
}

public sealed class LinkFilter
{
    public GuardedFilter? Party { get; set; }
}

[Name("PersonOrder")]
public enum GuardedOrder
{
    Name,

    [Requires(Role.Coordinator)]
    RealName,
}

[Name("Mutation")]
public sealed class GuardedMutation
{
    public static int Change() => 1;

    [Requires(Role.Researcher)]
    public static int SaveSearch() => 1;
}

[Name("Subscription")]
public sealed class GuardedSubscription
{
    public static async IAsyncEnumerable<GuardedPerson> Changed()
    {
        await Task.Yield();
        yield return new GuardedPerson();
    }
}
