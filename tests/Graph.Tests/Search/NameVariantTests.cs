using AntiCorruption.Graph.Exchange;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Search;
using AntiCorruption.Graph.Snapshots;

namespace AntiCorruption.Graph.Tests.Search;

public class NameVariantTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AtLeast95PercentOfTheVariantsAreFoundFirst(bool withAllOfThailand)
    {
        var shared = SharedFolder.Find("data");
        await using var network = await BundledNetwork.OpenAsync();
        if (withAllOfThailand) await Importer.ImportAsync(network, [shared], cancellationToken: TestContext.Current.CancellationToken);
        var index = NameIndex.Build([.. NetworkNames.Of(network.Current)]);
        var rows = (await File.ReadAllLinesAsync(Path.Combine(shared, "name_variants.csv"), TestContext.Current.CancellationToken)).Skip(1).Select(Cells).ToList();
        var missed = new List<string>();
        foreach (var (variant, organisation, kind) in rows)
        {
            var hits = index.Find(variant, cancellationToken: TestContext.Current.CancellationToken);
            var wanted = network.Current.FindParty(organisation)!;
            var rank = hits.ToList().FindIndex(hit => hit.Kind == RecordKind.Party && hit.Id == wanted.Id);
            if (rank != 0) missed.Add($"{kind}: {variant} -> {(hits.Count > 0 ? hits[0].MatchedName : "nothing")} instead of {wanted.NameTh} (rank {rank + 1})");
        }
        foreach (var line in missed) output.WriteLine(line);
        Assert.True(missed.Count <= rows.Count * 0.05, $"{missed.Count} of {rows.Count} not found first:\n{string.Join('\n', missed.Take(30))}");
    }

    private static (string Variant, string Organisation, string Kind) Cells(string line)
    {
        var cells = line.StartsWith('"') ? line[1..].Replace("\",", "\u0001", StringComparison.Ordinal).Split('\u0001', 2) is [var first, var rest] ? [first.Replace("\"\"", "\"", StringComparison.Ordinal), .. rest.Split(',')] : [] : line.Split(',');
        return (cells[0], cells[1], cells[2]);
    }
}
