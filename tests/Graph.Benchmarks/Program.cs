using AntiCorruption.Graph.Benchmarks;
using AntiCorruption.Graph.Benchmarks.Engine;

return args switch
{
    ["storage", .. var sizes] => await StorageBenchmark.RunAsync(sizes.Length > 0 ? sizes : ["10000", "100000", "1000000"]),
    ["help" or "--help" or "-h", ..] => Usage(),
    _ => EngineBenchmark.Run(args),
};

static int Usage()
{
    Console.WriteLine(EngineOptions.Usage);
    Console.WriteLine("storage [links …]   load time and memory, commit latency with readers running; default 10000 100000 1000000 links");
    return 2;
}
