namespace AntiCorruption.Graph.Insights.Metrics;

/// <summary>What parties can be ranked by. All but the last two are larger the more central a party is.</summary>
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

    /// <summary>The largest k such that the party belongs to a group in which everyone has k partners within the group.</summary>
    CoreNumber,

    /// <summary>How far partners of the party are partners of each other, 0 to 1; not defined below two partners.</summary>
    Clustering,
}
