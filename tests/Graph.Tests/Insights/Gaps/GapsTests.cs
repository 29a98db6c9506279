using AntiCorruption.Graph.Insights.Gaps;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Gaps;

public sealed class GapsTests : IAsyncLifetime
{
    private NetworkSnapshot empty = null!;

    public async ValueTask InitializeAsync() => empty = await SmallNetworks.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void GapsAreWhatTheirDefinitionSays() =>
        Gen.Select(
                SmallNetworks.Random(empty),
                SmallNetworks.Scopes,
                SmallNetworks.OneOf<AreaLevel?>(null, AreaLevel.Region, AreaLevel.Province, AreaLevel.Subdistrict),
                SmallNetworks.OneOf<string?>(null, "50", "R1", "510101")
            )
            .Sample(
                (snapshot, scope, level, within) =>
                {
                    var network = ScopedNetwork.Build(snapshot, scope);
                    var result = CoverageGaps.Analysis.Compute(
                        network,
                        new()
                        {
                            FiscalYear = 2566,
                            Level = level,
                            AreaCode = within,
                        },
                        default
                    );
                    var expected = level is null
                        ? snapshot
                            .TargetAreas.Where(target => !target.IsArchived && target.FiscalYear == 2566)
                            .Select(target => target.AreaCode)
                        : snapshot.Areas.Where(area => area.Level == level).Select(area => area.Code);
                    Assert.Equal(
                        expected.Where(code => within is null || Plainly.LiesIn(snapshot, code, within)).Order(StringComparer.Ordinal),
                        result.Areas.Select(area => area.AreaCode)
                    );
                    var steps = Plainly.Distances(network);
                    foreach (var area in result.Areas)
                        Check(network, steps, area);
                },
                iter: 300
            );

    [Fact]
    public void SubdistrictsAreCountedOneByOne() =>
        Gen.Select(SmallNetworks.Random(empty), SmallNetworks.Scopes)
            .Sample(
                (snapshot, scope) =>
                {
                    var network = ScopedNetwork.Build(snapshot, scope);
                    var result = SubdistrictCoverage.Analysis.Compute(network, new(), default);
                    var year = snapshot.TargetAreas.Where(target => !target.IsArchived).Select(target => (int?)target.FiscalYear).Max();
                    Assert.Equal(year, result.FiscalYear);
                    Assert.Equal(["50", "51", "60"], result.Provinces.Select(province => province.ProvinceCode));
                    foreach (var area in result.Provinces.SelectMany(province => province.Subdistricts))
                    {
                        var here = Enumerable
                            .Range(0, network.Graph.NodeCount)
                            .Select(network.PartyOf)
                            .Where(party => Plainly.WorksIn(snapshot, party, area.Code))
                            .ToList();
                        Assert.Equal(
                            (here.Count > 0, here.Exists(party => party.PartyKind == PartyKind.GoodActor)),
                            (area.HasParty, area.HasGoodActor)
                        );
                        Assert.Equal(
                            snapshot.TargetAreas.Any(target =>
                                !target.IsArchived && target.FiscalYear == year && target.AreaCode == area.Code
                            ),
                            area.IsTarget
                        );
                    }
                    Assert.Equal(5, result.Provinces.Sum(province => province.Subdistricts.Count));
                },
                iter: 200
            );

    [Fact]
    public void TheCentreReachesWhatWaysLeadTo() =>
        Gen.Select(SmallNetworks.Random(empty), SmallNetworks.Scopes)
            .Sample(
                (snapshot, scope) =>
                {
                    var network = ScopedNetwork.Build(snapshot, scope);
                    var centre = CentreReach.HeadOffices(snapshot);
                    var result = CentreReach.Analysis.Compute(network, new(centre), default);
                    var all = Plainly.Distances(network);
                    var steps = Enumerable
                        .Range(0, network.Graph.NodeCount)
                        .Select(node =>
                            Plainly.Known(
                                centre
                                    .Select(network.NodeOf)
                                    .Where(one => one >= 0)
                                    .Select(one => all[one, node])
                                    .Append(Plainly.NoWay)
                                    .Min()
                            )
                        )
                        .ToArray();
                    Assert.Equal(
                        Enumerable.Range(0, steps.Length).Where(node => steps[node] is null).Select(node => network.PartyIds[node]),
                        result.UnreachableIds
                    );
                    Assert.Equal(
                        steps
                            .Where(one => one is not null)
                            .GroupBy(one => one!.Value)
                            .OrderBy(group => group.Key)
                            .Select(group => group.Count()),
                        result.PartyCounts
                    );
                    foreach (var province in result.Provinces)
                    {
                        var inside = Enumerable
                            .Range(0, steps.Length)
                            .Where(node =>
                                network.PartyOf(node).AreaCode is { } code
                                && code.StartsWith(province.ProvinceCode, StringComparison.Ordinal)
                            )
                            .Select(node => steps[node])
                            .ToList();
                        Assert.Equal(
                            (inside.Count, inside.Count(one => one is not null), inside.Min()),
                            (province.PartyCount, province.ReachedCount, province.LeastSteps)
                        );
                    }
                },
                iter: 300
            );

    /// <summary>Figures of another program: networkx over data/*.csv (parties of the non-duplicate activities linked pairwise).</summary>
    [Fact]
    public async Task TheBundledNetworkHasTheGapsThatAnotherProgramCounts()
    {
        await using var live = await BundledNetwork.OpenAsync();
        var network = ScopedNetwork.Build(live.Current, NetworkScope.Default);
        var provinces = CoverageGaps.Analysis.Compute(network, new() { Level = AreaLevel.Province }, default).Areas;
        Assert.Equal(
            BundledExpectation,
            (
                provinces.Count,
                provinces.Count(area => area.Parties.Count == 0),
                provinces.Count(area => area.IsTiedToPacc == true),
                provinces.Sum(area => area.StepsToPacc ?? 0),
                provinces.Count(area => area.StepsToPacc is null),
                provinces.Sum(area => area.StepsToCodi ?? 0)
            )
        );
        var reach = CentreReach.Analysis.Compute(network, new(CentreReach.HeadOffices(live.Current)), default);
        Assert.Equal(BundledReach, (string.Join(' ', reach.PartyCounts), reach.UnreachableIds.Count));
    }

    private static readonly (int, int, int, int, int, int) BundledExpectation = (77, 46, 9, 19, 64, 19);
    private static readonly (string, int) BundledReach = ("2 43 27 4 4", 70);

    private static void Check(ScopedNetwork network, int[,] steps, AreaGap area)
    {
        var snapshot = network.Snapshot;
        var inside = Enumerable
            .Range(0, network.Graph.NodeCount)
            .Where(node => Plainly.WorksIn(snapshot, network.PartyOf(node), area.AreaCode))
            .ToList();
        Assert.Equal(inside.Select(node => network.PartyIds[node]), area.Parties.Select(party => party.PartyId));
        var near = inside.SelectMany(node =>
            Enumerable
                .Range(0, network.Graph.NodeCount)
                .Where(other => steps[node, other] == 1 && Plainly.CountsFor(snapshot, network.PartyOf(other), area.AreaCode))
        );
        var has = inside.Concat(near).Select(node => network.PartyOf(node).PartyKind).ToHashSet();
        Assert.Equal(CoverageGapsOptions.LocalKinds.Where(kind => !has.Contains(kind)), area.MissingKinds);
        foreach (var party in area.Parties)
        {
            var node = network.NodeOf(party.PartyId);
            Assert.Equal(Least(node, Plainly.OfficesOf(snapshot, network.PartyOf(node).AreaCode, PartyKind.PaccOffice)), party.ToPacc);
            Assert.Equal(Least(node, Plainly.OfficesOf(snapshot, network.PartyOf(node).AreaCode, PartyKind.CodiOffice)), party.ToCodi);
            Assert.Equal(Least(node, snapshot.Parties.Where(one => one.PartyKind == PartyKind.GoodActor)), party.ToGoodActor);
        }
        Assert.Equal(
            (
                area.Parties.Where(party => party.ToPacc != 0).Min(party => party.ToPacc),
                area.Parties.Where(party => party.ToCodi != 0).Min(party => party.ToCodi),
                area.Parties.Min(party => party.ToGoodActor)
            ),
            (area.StepsToPacc, area.StepsToCodi, area.StepsToGoodActor)
        );
        var offices = Plainly.OfficesOf(snapshot, area.AreaCode, PartyKind.PaccOffice).ConvertAll(office => office.Id);
        Assert.Equal(offices, area.PaccOfficeIds);
        Assert.Equal(
            offices.Count == 0
                ? null
                : inside.Exists(node =>
                    OwnOffices(node) is var own && !own.Contains(node) && own.Exists(office => office >= 0 && steps[node, office] == 1)
                ),
            area.IsTiedToPacc
        );

        List<int> OwnOffices(int node) =>
            Plainly
                .OfficesOf(snapshot, network.PartyOf(node).AreaCode, PartyKind.PaccOffice)
                .ConvertAll(office => network.NodeOf(office.Id));

        int? Least(int node, IEnumerable<Party> to) =>
            Plainly.Known(
                to.Select(party => network.NodeOf(party.Id))
                    .Where(other => other >= 0)
                    .Select(other => steps[node, other])
                    .Append(Plainly.NoWay)
                    .Min()
            );
    }
}
