namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>The parts of <c>append.cypher</c>: of its fixed steps, those are sent that a change has rows for.</summary>
internal static class AppendText
{
    private const string Always = "always";

    private static readonly (string For, string Text)[] Steps = [.. Split(Statement.TextOf("append"))];

    public static string For(HashSet<string> lists) =>
        string.Concat(Steps.Where(step => step.For == Always || lists.Contains(step.For)).Select(step => step.Text));

    private static IEnumerable<(string For, string Text)> Split(string text)
    {
        var (name, lines) = (Always, new List<string>());
        foreach (var line in text.Split('\n'))
            if (line == "// always" || line.StartsWith("// for ", StringComparison.Ordinal))
            {
                yield return (name, string.Join('\n', lines));
                (name, lines) = (line.Split(' ')[^1], []);
            }
            else if (!line.StartsWith("//", StringComparison.Ordinal))
                lines.Add(line);
        yield return (name, string.Join('\n', lines));
    }
}
