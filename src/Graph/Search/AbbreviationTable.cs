namespace AntiCorruption.Graph.Search;

/// <summary>Short forms as they are listed: a line each, <c>SHORT = LONG | LONG</c>; lines that begin with # are remarks.</summary>
internal sealed class AbbreviationTable
{
    public const int MaxShortLength = 20;
    private const int MaxLineLength = 4_000;

    private readonly Dictionary<string, Entry> byShort = new(StringComparer.Ordinal);
    private readonly List<Entry> entries = [];

    /// <summary>One short form and what it stands for, in the order of the lines.</summary>
    public sealed record Entry(string Short, List<string> Long);

    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>Folded words that say nothing beside others.</summary>
    public HashSet<string> EmptyWords { get; } = new(StringComparer.Ordinal);

    public static AbbreviationTable BuiltIn()
    {
        using var file = typeof(AbbreviationTable).Assembly.GetManifestResourceStream("search/abbreviations")!;
        using var reader = new StreamReader(file);
        var table = new AbbreviationTable();
        table.Add(reader.ReadToEnd().Split('\n'));
        return table;
    }

    /// <summary>Adds lines; more long forms of a short form that is known join the others.</summary>
    /// <exception cref="FormatException">A line is of another form; it is named by its number.</exception>
    public void Add(IEnumerable<string> lines)
    {
        foreach (var (i, line) in lines.Index())
            if (line.Trim() is { Length: > 0 } text && !text.StartsWith('#') && !TryAdd(text))
                throw new FormatException($"Line {i + 1} is not of the form 'SHORT = LONG | LONG'.");
    }

    /// <summary>Whether a form is of Thai consonants alone, as short forms by first letters are.</summary>
    public static bool IsConsonants(ReadOnlySpan<char> form) => !form.ContainsAnyExceptInRange('ก', 'ฮ');

    private bool TryAdd(string line)
    {
        if (line.Length > MaxLineLength || line.Split('=') is not [var left, var right])
            return false;
        List<string> forms = [.. right.Split('|', StringSplitOptions.TrimEntries).Where(form => ThaiFolding.Fold(form).Length > 0)];
        var folded = ThaiFolding.Fold(left);
        if (forms.Count == 0)
            return false;
        if (left.Trim() == "*")
            EmptyWords.UnionWith(forms.Select(ThaiFolding.Fold));
        else if (folded.Length is 0 or > MaxShortLength)
            return false;
        else if (byShort.TryGetValue(folded, out var known))
            known.Long.AddRange(forms);
        else
        {
            byShort[folded] = new(left.Trim(), forms);
            entries.Add(byShort[folded]);
        }
        return true;
    }
}
