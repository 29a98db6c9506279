using AntiCorruption.Graph.Benchmarks;
using AntiCorruption.Graph.Benchmarks.Docs;
using AntiCorruption.Graph.Benchmarks.Engine;

return args switch
{
    ["storage", .. var sizes] => await StorageBenchmark.RunAsync(sizes.Length > 0 ? sizes : ["10000", "100000", "1000000"]),
    ["--docs"] => Docs(Console.Out),
    ["--docs", var file] => DocsTo(file),
    ["neo4j", .. var sizes] => await Neo4jBenchmark.RunAsync(sizes.Length > 0 ? sizes : ["10000", "100000", "1000000"]),
    ["help" or "--help" or "-h", ..] => Usage(),
    _ => EngineBenchmark.Run(args),
};

static int Docs(TextWriter to)
{
    to.Write(AlgorithmDocs.Print());
    return 0;
}

static int DocsTo(string file)
{
    using var to = new StreamWriter(file);
    return Docs(to);
}

static int Usage()
{
    Console.WriteLine(EngineOptions.Usage);
    Console.WriteLine("storage [links …]   load time and memory, commit latency with readers running; default 10000 100000 1000000 links");
    Console.WriteLine("--docs [FILE]       what every algorithm promises, as Markdown");
    Console.WriteLine(
        "neo4j [links …]     the same, and writing, on the empty database at NEO4J_TEST_URI, and curl reading "
            + "what the store reads; what lies in it is deleted"
    );
    return 2;
}
