namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>Which way distances run along arcs.</summary>
public enum PathDirection
{
    /// <summary>From the node to the others.</summary>
    Outgoing,

    /// <summary>From the others to the node.</summary>
    Incoming,
}
