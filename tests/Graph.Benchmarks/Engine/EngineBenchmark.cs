using System.Diagnostics;
using System.Globalization;
using System.Text;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

/// <summary>Times every algorithm of the engine on graphs in memory; a row each, in the form that the rows of other engines have.</summary>
internal static class EngineBenchmark
{
    /// <summary>Above this many nodes a definition of quadratic or cubic cost takes too long to be a check.</summary>
    private const int OracleNodes = 3_000;

    /// <summary>What a graph and the plainest algorithm keep of a node at least.</summary>
    private const int BytesPerNode = 64;

    public static readonly Entry[] Entries =
    [
        .. CentralityEntries.All,
        .. CommunityEntries.All,
        .. ComponentEntries.All,
        .. CohesionEntries.All,
        .. RobustnessEntries.All,
        .. PathEntries.All,
        .. WholeGraphEntries.All,
        .. MixingEntries.All,
        .. InfluenceEntries.All,
        .. BrokerageEntries.All,
        .. SimilarityEntries.All,
        .. LayoutEntries.All,
    ];

    public static int Run(string[] arguments)
    {
        try
        {
            var options = EngineOptions.Parse(arguments);
            if (options.List)
            {
                foreach (var entry in Entries)
                    Console.WriteLine($"{entry.Name} {entry.Parameters}");
                return 0;
            }
            if (options.Algorithms.FirstOrDefault(name => !Array.Exists(Entries, entry => entry.Name == name)) is { } unknown)
                throw new FormatException($"'{unknown}' is no algorithm; see --list.");
            using var _ = Execution.With(options.Threads);
            return options.Graphs.Sum(graph => Measure(graph, options)) == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is FormatException or IOException or ArgumentException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
        catch (OutOfMemoryException)
        {
            Console.Error.WriteLine("Not enough memory for a graph of this size.");
            return 2;
        }
    }

    /// <returns>How many answers an oracle refused.</returns>
    private static int Measure(string name, EngineOptions options)
    {
        var input = InputOf(name, options);
        if (options.Write is { } folder)
            Write(folder, name, input);
        var faults = 0;
        foreach (
            var entry in Entries.Where(entry =>
                options.Algorithms.Count > 0 ? options.Algorithms.Contains(entry.Name) : input.Graph.EdgeCount <= entry.MaxEdges
            )
        )
            faults += Measure(entry, name, input, options) ? 0 : 1;
        return faults;
    }

    private static bool Measure(Entry entry, string graph, BenchmarkInput input, EngineOptions options)
    {
        Outcome outcome;
        List<double> seconds = [],
            processor = [];
        List<long> allocated = [GC.GetTotalAllocatedBytes(precise: true)];
        try
        {
            outcome = entry.Run(input);
            allocated.Add(GC.GetTotalAllocatedBytes(precise: true));
            if (options.Memory)
            {
                outcome = entry.Run(input);
                allocated.Add(GC.GetTotalAllocatedBytes(precise: true));
            }
            ResetPeak();
            for (var i = 0; i < options.Repeat; i++)
            {
                var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
                outcome = entry.Run(input);
                seconds.Add(watch.Elapsed.TotalSeconds);
                processor.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
            }
        }
        catch (Exception e) when (e is ArgumentException or ArithmeticException)
        {
            Row(graph, options.Threads, (entry.Name, entry.Parameters), [], [], "refused: " + e.Message.ReplaceLineEndings(" "));
            return true;
        }
        Row(graph, options.Threads, (entry.Name, entry.Parameters), seconds, processor, outcome.Check);
        if (options.Memory)
        {
            var (first, second) = (allocated[1] - allocated[0], allocated[2] - allocated[1]);
            var share = first / (16.0 * input.Graph.EdgeCount + 64.0 * input.Graph.NodeCount);
            Console.WriteLine(FormattableString.Invariant($"M\t{graph}\t{entry.Name}\t{first}\t{second}\t{share:0.###}"));
        }
        if (options.Values is { } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllLines(
                Path.Combine(folder, $"{graph}.{entry.Name}.tsv"),
                outcome.Values.Concat(outcome.Details).Select(value => FormattableString.Invariant($"{value.Key}\t{value.Value:G17}"))
            );
        }
        return !options.Oracle || Agrees(entry, input, outcome);
    }

    private static bool Agrees(Entry entry, BenchmarkInput input, Outcome outcome)
    {
        if (entry is { Oracle: null, Invariant: null } || input.Graph.NodeCount > OracleNodes)
        {
            var reason = entry is { Oracle: null, Invariant: null } ? "no single right answer" : $"more than {OracleNodes} nodes";
            Console.WriteLine($"O\t{entry.Name}\tnot checked: {reason}");
            return true;
        }
        if (entry.Oracle is null)
        {
            var wrong = entry.Invariant!(input, outcome);
            Console.WriteLine($"O\t{entry.Name}\t{(wrong is null ? "holds" : "DIFFERS\t" + wrong)}");
            return wrong is null;
        }
        var expected = entry.Oracle(input).Values.ToDictionary(value => value.Key, value => value.Value);
        var worst = (Key: "", Off: 0.0);
        foreach (var (key, value) in outcome.Values)
        {
            var off = !expected.TryGetValue(key, out var wanted) ? double.PositiveInfinity : Distance(value, wanted);
            if (off > worst.Off)
                worst = (key, off);
        }
        var right = worst.Off <= entry.Tolerance && outcome.Values.Count() == expected.Count;
        Console.WriteLine(
            FormattableString.Invariant($"O\t{entry.Name}\t{(right ? "agrees" : "DIFFERS")}\tfurthest off {worst.Off:g3} at {worst.Key}")
        );
        return right;
    }

    private static double Distance(double value, double wanted) =>
        double.IsNaN(value) || double.IsNaN(wanted) ? (double.IsNaN(value) && double.IsNaN(wanted) ? 0 : double.PositiveInfinity)
        : value == wanted ? 0
        : Math.Abs(value - wanted) / Math.Max(1, Math.Abs(wanted));

    private static BenchmarkInput InputOf(string name, EngineOptions options)
    {
        ResetPeak();
        List<double> seconds = [],
            processor = [];
        CsrGraph graph;
        do
        {
            var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            graph = GraphOf(name, options);
            seconds.Add(watch.Elapsed.TotalSeconds);
            processor.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        } while (options.File is not null && seconds.Count <= options.Repeat);
        var repeats = options.File is null
            ? ""
            : " all_ms=" + string.Join(',', seconds.Select(time => (time * 1000).ToString("0.0", CultureInfo.InvariantCulture)));
        Row(
            name,
            options.Threads,
            (options.File is null ? "generate" : "load", $"directed={options.Directed} weighted={options.Weighted}"),
            seconds,
            processor,
            $"nodes={graph.NodeCount} ties={graph.EdgeCount} loops={graph.LoopsDropped} parallels={graph.ParallelsMerged}{repeats}"
        );
        return new BenchmarkInput(
            graph.Unweighted,
            options.Weighted ? graph : WithWeights(graph),
            SourcesOf(graph, options),
            LabelsOf(graph, options)
        );
    }

    private static CsrGraph GraphOf(string name, EngineOptions options)
    {
        var (edges, count) = options.File is { } file ? (EdgeListFile.Read(file, options.Weighted), options.Nodes) : Generators.Make(name);
        var largest = edges.Segments.Select(segment => segment.LargestNode).DefaultIfEmpty(-1).Max();
        if (largest >= (count ?? int.MaxValue))
            throw new FormatException($"{options.File} has a node {largest}; --nodes {count} has room up to {count - 1}.");
        if ((count ?? largest + 1L) is var nodes && nodes * BytesPerNode > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
            throw new FormatException(
                $"{nodes} nodes, as the largest number says, need more memory than there is; nodes are numbered from 0 without gaps."
            );
        return options.Directed ? CsrGraphBuilder.Directed(edges, count) : CsrGraphBuilder.Undirected(edges, count);
    }

    /// <summary>Weights 1 to 10, drawn for each pair from its two numbers.</summary>
    private static CsrGraph WithWeights(CsrGraph graph)
    {
        var edges = new EdgeList(isWeighted: true);
        for (var node = 0; node < graph.NodeCount; node++)
            foreach (var other in graph.NeighboursOf(node))
                if (graph.IsDirected || node < other)
                    edges.Add(node, other, 1 + SeededRandom.Mix(((ulong)node << 32) ^ (uint)other) % 10);
        return graph.IsDirected ? CsrGraphBuilder.Directed(edges, graph.NodeCount) : CsrGraphBuilder.Undirected(edges, graph.NodeCount);
    }

    private static int[] SourcesOf(CsrGraph graph, EngineOptions options)
    {
        if (options.Sources is { } file)
            return NodeFile.Nodes(file, graph);
        var random = new SeededRandom(64);
        var tied = Enumerable.Range(0, graph.NodeCount).Where(node => graph.DegreeOf(node) > 0).ToArray();
        random.Shuffle(tied);
        return tied[..Math.Min(64, tied.Length)];
    }

    private static int[] LabelsOf(CsrGraph graph, EngineOptions options) =>
        options.Labels is { } file
            ? NodeFile.Groups(file, graph)
            : [.. Enumerable.Range(0, graph.NodeCount).Select(node => (int)(SeededRandom.Mix((ulong)node) % 6))];

    private static void Write(string folder, string name, BenchmarkInput input)
    {
        Directory.CreateDirectory(folder);
        using var plain = new StreamWriter(Path.Combine(folder, name + ".el"));
        using var weighted = new StreamWriter(Path.Combine(folder, name + ".wel"));
        var graph = input.Weighted;
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            if (graph.IsDirected || node < graph.Targets[arc])
            {
                plain.Write(FormattableString.Invariant($"{node} {graph.Targets[arc]}\n"));
                weighted.Write(FormattableString.Invariant($"{node} {graph.Targets[arc]} {graph.WeightAt(arc)}\n"));
            }
        File.WriteAllLines(
            Path.Combine(folder, name + ".src"),
            input.Sources.Select(source => source.ToString(CultureInfo.InvariantCulture))
        );
    }

    private static void Row(
        string graph,
        int threads,
        (string Name, string Parameters) entry,
        List<double> seconds,
        List<double> processor,
        string check
    )
    {
        seconds.Sort();
        processor.Sort();
        var version = typeof(CsrGraph).Assembly.GetName().Version!.ToString(3);
        var row = new StringBuilder($"R\tours-{version}\t{threads}\t{graph}\t{entry.Name}\t{entry.Parameters}\t");
        row.Append(
            CultureInfo.InvariantCulture,
            $"{(seconds.Count > 0 ? seconds[0] : double.NaN):0.000000}\t"
                + $"{(seconds.Count > 0 ? seconds[seconds.Count / 2] : double.NaN):0.000000}\t"
        );
        row.Append(
            CultureInfo.InvariantCulture,
            $"{(processor.Count > 0 ? processor[processor.Count / 2] : double.NaN):0.000}\t{seconds.Count}\t{PeakMebibytes():0}\t{check}"
        );
        Console.WriteLine(row);
    }

    /// <summary>Linux keeps the peak of a process until it is told to begin again.</summary>
    private static void ResetPeak()
    {
        GC.Collect();
        if (OperatingSystem.IsLinux())
            File.WriteAllText("/proc/self/clear_refs", "5");
    }

    private static double PeakMebibytes() => Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
}
