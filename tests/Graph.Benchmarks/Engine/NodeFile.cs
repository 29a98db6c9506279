using System.Globalization;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

/// <summary>Reads files that say something of nodes; every message names the file and the line.</summary>
internal static class NodeFile
{
    /// <summary>One node a line.</summary>
    /// <exception cref="FormatException">A line that is no node of the graph.</exception>
    public static int[] Nodes(string file, CsrGraph graph) => [.. Lines(file).Select(line => NodeOf(line.Text, graph, file, line.Number))];

    /// <summary>A group per node, numbered as they come: each line a group, for the nodes in turn, or each line a node and its group, apart
    /// by a tab or a space. The first line says which.</summary>
    /// <exception cref="FormatException">A line of the other kind or of no node; a node with no group, or with two.</exception>
    public static int[] Groups(string file, CsrGraph graph)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var labels = new int[graph.NodeCount];
        Array.Fill(labels, -1);
        var (next, withNodes) = (0, (bool?)null);
        foreach (var (number, text) in Lines(file))
        {
            var (name, group) = Split(text);
            if ((withNodes ??= name is not null) != name is not null)
            {
                var expected = withNodes.Value ? "a node and its group" : "a group alone";
                throw new FormatException($"{file}: Line {number}: expected {expected} as in the lines before, found \"{text}\".");
            }
            var node = NodeOf(name ?? next.ToString(CultureInfo.InvariantCulture), graph, file, number);
            next++;
            if (labels[node] >= 0)
                throw new FormatException($"{file}: Line {number}: node {node} has a group already.");
            numbers.TryAdd(group, numbers.Count);
            labels[node] = numbers[group];
        }
        if (Array.IndexOf(labels, -1) is >= 0 and var without)
            throw new FormatException($"{file}: node {without} has no group.");
        return labels;
    }

    /// <summary>Names of groups may have spaces of their own: what stands before the first is a node where it is a number.</summary>
    private static (string? Node, string Group) Split(string text)
    {
        var place = text.IndexOf('\t', StringComparison.Ordinal) is >= 0 and var tab ? tab : text.IndexOf(' ', StringComparison.Ordinal);
        return place > 0 && (text[place] == '\t' || text[..place].All(char.IsAsciiDigit))
            ? (text[..place].Trim(), text[(place + 1)..].Trim())
            : (null, text);
    }

    private static IEnumerable<(int Number, string Text)> Lines(string file) =>
        File.ReadLines(file).Select((text, i) => (i + 1, Text: text.Trim(' ', '\r'))).Where(line => line.Text.Length > 0);

    private static int NodeOf(string text, CsrGraph graph, string file, int line) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var node) && node < graph.NodeCount
            ? node
            : throw new FormatException($"{file}: Line {line}: expected a node from 0 to {graph.NodeCount - 1}, found \"{text}\".");
}
