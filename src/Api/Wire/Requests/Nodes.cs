using GraphQL;

namespace AntiCorruption.Api.Wire.Requests;

/// <summary>Anything that has an id and can be fetched again by it.</summary>
[Name("Node")]
public interface INode
{
    /// <summary>Opaque; the same for as long as the thing exists.</summary>
    [Id]
    string Id { get; }
}

/// <summary>A thing with a name that search finds: a party, an area or an activity.</summary>
[Name("Named")]
public interface INamed
{
    /// <summary>Opaque; the same for as long as the thing exists.</summary>
    [Id]
    string Id { get; }

    /// <summary>Id of the row in its source table, such as org-codi.</summary>
    string Key { get; }

    /// <summary>The Thai name; of a private person a pseudonym.</summary>
    string Name { get; }

    /// <summary>The English name, where there is one.</summary>
    string? NameEn { get; }
}
