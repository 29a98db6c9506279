using System.Globalization;

namespace AntiCorruption.Graph.Benchmarks.Engine;

/// <summary>The command line of the engine's benchmark.</summary>
internal sealed record EngineOptions
{
    public const string Usage = """
        [graphs] [algorithms] [options]     times algorithms; one tab-separated row each
          graphs                comma-separated: rmatSCALE, urandSCALE, collabN[k]; default collab10k,collab200k,rmat18
          algorithms            comma-separated names of --list; default all that fit the graph
          --list                names every algorithm with its options
          --threads N           default: one per processor
          --repeat N            measured runs of each (default 5), after one that is not
          --file EDGES          reads "u v" or "u v w" a line instead of a generator
          --directed            the file's lines are arcs
          --weighted            the file has a third column
          --nodes N             where isolated nodes follow the last one of the file
          --labels FILE         a group per node: one a line, or a node and its group, apart by a tab or a space;
                                default: six groups by number
          --sources FILE        start nodes, one a line; default: 64 drawn
          --values FOLDER       writes what each algorithm answered as key<TAB>value lines, 17 digits; after it what
                                belongs to it: bridges, ties' trusses, paths, pairs, orders
          --oracle              checks each answer against a slow definition; small graphs only
          --memory              a row M after each: bytes allocated by the first run and by the second, and the first as a
                                multiple of 16 a tie and 64 a node; what the pools lend is in the first alone, and
                                only of the first algorithm of a program, so name one at a time
          --write FOLDER        writes the graph as NAME.el, NAME.wel and NAME.src for other programs
        """;

    public IReadOnlyList<string> Graphs { get; private set; } = [];
    public IReadOnlyList<string> Algorithms { get; private set; } = [];
    public bool List { get; private set; }
    public int Threads { get; private set; } = Environment.ProcessorCount;
    public int Repeat { get; private set; } = 5;
    public string? File { get; private set; }
    public bool Directed { get; private set; }
    public bool Weighted { get; private set; }
    public int? Nodes { get; private set; }
    public string? Labels { get; private set; }
    public string? Sources { get; private set; }
    public string? Values { get; private set; }
    public bool Oracle { get; private set; }
    public bool Memory { get; private set; }
    public string? Write { get; private set; }

    /// <exception cref="FormatException">The message names the argument.</exception>
    public static EngineOptions Parse(string[] arguments)
    {
        var options = new EngineOptions();
        var names = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            string Next() => ++i < arguments.Length ? arguments[i] : throw new FormatException($"{arguments[i - 1]} needs a value.");
            int Number() =>
                int.TryParse(Next(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                    ? number
                    : throw new FormatException($"{arguments[i - 1]} needs a number above 0.");
            switch (arguments[i])
            {
                case "--list":
                    options.List = true;
                    break;
                case "--threads":
                    options.Threads = Number();
                    break;
                case "--repeat":
                    options.Repeat = Number();
                    break;
                case "--file":
                    options.File = Next();
                    break;
                case "--directed":
                    options.Directed = true;
                    break;
                case "--weighted":
                    options.Weighted = true;
                    break;
                case "--nodes":
                    options.Nodes = Number();
                    break;
                case "--labels":
                    options.Labels = Next();
                    break;
                case "--sources":
                    options.Sources = Next();
                    break;
                case "--values":
                    options.Values = Next();
                    break;
                case "--oracle":
                    options.Oracle = true;
                    break;
                case "--memory":
                    options.Memory = true;
                    break;
                case "--write":
                    options.Write = Next();
                    break;
                case var other when other.StartsWith('-'):
                    throw new FormatException($"Unknown option {other}.");
                default:
                    names.Add(arguments[i]);
                    break;
            }
        }
        // With a file there is nothing to generate: the one name is of algorithms.
        if (options.File is not null && names.Count == 1)
            names.Insert(0, "");
        if (names.Count > 2)
            throw new FormatException($"One list of graphs and one of algorithms; '{names[2]}' is a third.");
        options.Graphs =
            options.File is not null ? [Path.GetFileNameWithoutExtension(options.File)]
            : Split(names.ElementAtOrDefault(0)) is { Length: > 0 } graphs ? graphs
            : ["collab10k", "collab200k", "rmat18"];
        options.Algorithms = Split(names.ElementAtOrDefault(1));
        return options;
    }

    private static string[] Split(string? names) => names?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
