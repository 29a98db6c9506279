namespace AntiCorruption.Graph.Insights.Rankings;

/// <summary>
/// What parties can be ranked by. The larger, the more central a party is; but a small constraint is what gives it room, and clustering
/// says nothing about its place.
/// </summary>
public enum Metric : byte
{
    /// <summary>Partners, whichever way their ties point.</summary>
    Degree,

    /// <summary>The weights of a party's ties added up.</summary>
    Strength,

    /// <summary>Ties that point to the party; all of its ties where the scope has no directions.</summary>
    InDegree,

    /// <summary>Ties that point away from the party; all of its ties where the scope has no directions.</summary>
    OutDegree,

    /// <summary>The weights of the ties that point to the party added up.</summary>
    InStrength,

    /// <summary>The weights of the ties that point away from the party added up.</summary>
    OutStrength,

    /// <summary>One over the mean distance to the parties in reach, times the share of parties in reach (Wasserman and Faust).</summary>
    Closeness,

    /// <summary>One over the distance to each other party, added up; 0 for those out of reach.</summary>
    Harmonic,

    /// <summary>The shares of shortest ways between other parties that lead over this one, added up.</summary>
    Betweenness,

    /// <summary>The share of time that a walker spends at the party who follows ties and now and then starts anew anywhere.</summary>
    PageRank,

    /// <summary>The same walk, but starting anew always at one of the seeds: how near a party is to them, by all ways together.</summary>
    PersonalisedPageRank,

    /// <summary>
    /// High where partners are high: the eigenvector of the largest eigenvalue, its squares adding up to 1. Not defined where ties have
    /// directions and none leads back.
    /// </summary>
    Eigenvector,

    /// <summary>All walks that end at the party added up, each step more counting a stated share of those before.</summary>
    Katz,

    /// <summary>Points to good authorities (Kleinberg); adds up to 1. The same as AUTHORITY where the scope has no directions.</summary>
    Hub,

    /// <summary>Is pointed to by good hubs (Kleinberg); adds up to 1.</summary>
    Authority,

    /// <summary>Parties within two steps, or as many as asked for.</summary>
    Reach,

    /// <summary>The largest k such that the party belongs to a group in which everyone has k partners within the group.</summary>
    CoreNumber,

    /// <summary>How far partners of the party are partners of each other, 0 to 1; not defined below two partners.</summary>
    Clustering,

    /// <summary>
    /// How far the party's ties lead back to the same partners (Burt); small where it has room to broker. Not defined without partners.
    /// </summary>
    Constraint,

    /// <summary>Partners less what they have in common with each other (Burt). Not defined without partners.</summary>
    EffectiveSize,
}
