using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms;

/// <summary>Guards that options and computations share: each answers the value, or says what was wrong with it.</summary>
internal static class Check
{
    public static double InRange(double value, double fromInclusive, double toInclusive, string name) =>
        value >= fromInclusive && value <= toInclusive
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {fromInclusive} to {toInclusive}.");

    public static int AtLeast(int value, int least, string name) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {least}.");

    /// <exception cref="ArgumentException">The graph is directed.</exception>
    public static void Undirected(CsrGraph graph, string algorithm)
    {
        if (graph.IsDirected)
            throw new ArgumentException($"{algorithm} is defined for undirected graphs; take the underlying graph.", nameof(graph));
    }
}
