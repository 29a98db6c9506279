using AntiCorruption.Graph.Benchmarks;

return args switch
{
    ["storage", .. var sizes] => await StorageBenchmark.RunAsync(sizes.Length > 0 ? sizes : ["10000", "100000", "1000000"]),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("storage [links …]   load time and memory, commit latency with readers running; default 10000 100000 1000000 links");
    return 2;
}
