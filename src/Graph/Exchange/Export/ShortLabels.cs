using System.Globalization;

namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>Labels for programs that cut them: at most 18 ASCII capitals, digits, dashes and underscores, no two alike.</summary>
internal static class ShortLabels
{
    private const int MaxLength = 18;

    public static Dictionary<ExportNode, string> Of(IReadOnlyList<ExportNode> nodes)
    {
        var (labels, taken) = (
            new Dictionary<ExportNode, string>(nodes.Count, ReferenceEqualityComparer.Instance),
            new HashSet<string>(StringComparer.Ordinal)
        );
        foreach (var node in nodes.Where(node => IsPlain(node.Key)))
        {
            if (taken.Add(node.Key.ToUpperInvariant()))
            {
                labels[node] = node.Key.ToUpperInvariant();
            }
        }
        var number = 0;
        foreach (var node in nodes.Where(node => !labels.ContainsKey(node)))
        {
            labels[node] = Next(taken, ref number);
        }
        return labels;
    }

    private static string Next(HashSet<string> taken, ref int number)
    {
        string label;
        do
        {
            label = string.Create(CultureInfo.InvariantCulture, $"P{++number}");
        } while (!taken.Add(label));
        return label;
    }

    /// <summary>A number alone would be taken for that of a row.</summary>
    private static bool IsPlain(string key) =>
        key.Length <= MaxLength
        && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
        && key.Any(char.IsAsciiLetter);
}
