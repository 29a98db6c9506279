using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Writing;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Scopes;

public sealed class ScopedNetworkTests : IAsyncLifetime
{
    private LiveNetwork network = null!;

    public async ValueTask InitializeAsync()
    {
        network = await BundledNetwork.OpenAsync();
        // The bundled links all follow from activities; a few stored ones of every sort beside them (synthetic).
        var random = new Random(7);
        await network.CommitAsync("test", "test", edit =>
        {
            for (var i = 0; i < 120; i++)
            {
                var (from, to) = (1 + random.Next(60), 61 + random.Next(60));
                // The same link twice is refused: one is enough.
                edit.TryAdd(
                    new Collaboration
                    {
                        FromId = from,
                        ToId = to,
                        Type = (CollaborationType)random.Next(4),
                        Status = (CollaborationStatus)random.Next(4),
                        IsSynthetic = i % 3 == 0,
                        Intensity = random.Next(5) is < 4 and var rung ? (Intensity)rung : null,
                        Trust =
                            random.Next(2) == 0
                                ? new(1 + random.Next(4), random.Next(5) is > 0 and var shared ? shared : null, 1 + random.Next(4))
                                : null,
                        FiscalYears = random.Next(3) == 0 ? FiscalYears.None : FiscalYears.Of(2563 + random.Next(5)),
                        Evidence = random.Next(2) == 0 ? [new Evidence("https://example.org/")] : [],
                    },
                    out Collaboration _
                );
            }
            return 0;
        });
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public void AScopeHoldsWhatItsDefinitionSays() =>
        Scopes()
            .Sample(
                scope =>
                {
                    var now = network.Current;
                    var scoped = ScopedNetwork.Build(now, scope);
                    var parties = now.Parties.Where(party => Expected(party, scope)).Select(party => party.Id).ToArray();
                    Assert.Equal(parties, scoped.PartyIds.ToArray());
                    var links = now
                        .Collaborations.Concat(now.CoParticipations.All)
                        .Where(link => parties.Contains(link.FromId) && parties.Contains(link.ToId) && Expected(link, scope))
                        .ToList();
                    Assert.Equal(
                        (links.Count(link => !link.IsDerived), links.Count(link => link.IsDerived)),
                        (scoped.Counts.LinkCount, scoped.Counts.DerivedLinkCount)
                    );
                    Assert.Equal(links.Count(link => link.Evidence.Count > 0), scoped.Counts.EvidencedLinkCount);
                    var weights = new Dictionary<(int, int), double>();
                    foreach (var link in links)
                    {
                        Add(link.FromId, link.ToId, Weight(link, scope));
                        if (!scope.IsDirected || !link.IsDirected)
                            Add(link.ToId, link.FromId, Weight(link, scope));
                    }
                    Assert.Equal(weights.Count, scoped.Graph.ArcCount);
                    foreach (var ((from, to), weight) in weights)
                        Assert.Equal(weight, scoped.Graph.WeightAt(scoped.Graph.ArcOf(scoped.NodeOf(from), scoped.NodeOf(to))), 12);

                    void Add(int from, int to, double weight) =>
                        weights[(from, to)] = scope.Weight == TieWeight.None ? 1 : weights.GetValueOrDefault((from, to)) + weight;
                },
                iter: 100
            );

    [Fact]
    public void TheLinksOfATieAreThoseThatMadeIt()
    {
        var scoped = ScopedNetwork.Build(network.Current, new() { Weight = TieWeight.Links });
        for (var node = 0; node < scoped.Graph.NodeCount; node++)
            foreach (var other in scoped.Graph.NeighboursOf(node))
                Assert.Equal(
                    scoped.Graph.WeightAt(scoped.Graph.ArcOf(node, other)),
                    scoped
                        .LinksBetween(scoped.PartyIds[node], scoped.PartyIds[other])
                        .Sum(link => link.IsDerived ? link.ActivityIds.Count : 1)
                );
    }

    [Fact]
    public void AnEmptyScopeHasNoParty()
    {
        var scoped = ScopedNetwork.Build(network.Current, new() { Kinds = default });
        Assert.Equal((0, 0, null), (scoped.Counts.PartyCount, scoped.Counts.TieCount, scoped.Counts.EvidencedFraction));
    }

    private static Gen<NetworkScope> Scopes() =>
        from kinds in Gen.ULong[0, (1UL << 11) - 1]
        from types in Gen.ULong[0, 15]
        from areas in OneOf<string[]?>(null, ["R1"], ["50", "R3"], ["10"], [])
        from covering in Gen.Bool
        from years in OneOf<int[]?>(null, [2565], [2564, 2566], [])
        from rung in OneOf<Intensity?>(null, Intensity.Awareness, Intensity.Coordination)
        from trust in OneOf<double?>(null, null, 2, 3.5)
        from statuses in Gen.ULong[0, 15]
        from switches in Gen.Int[0, 15]
        from weight in Gen.Enum<TieWeight>()
        select new NetworkScope
        {
            Kinds = kinds % 3 == 0 ? EnumSet.All<PartyKind>() : new(kinds),
            LinkTypes = new(types),
            AreaCodes = areas?.ToValueList(),
            IncludeCovering = covering,
            FiscalYears = years is null ? null : FiscalYears.Of(years),
            MinIntensity = rung,
            MinTrust = trust,
            Statuses = new(statuses),
            IncludeDerived = (switches & 1) != 0,
            IncludeSynthetic = (switches & 2) != 0,
            EvidenceOnly = (switches & 4) != 0,
            IsDirected = (switches & 8) != 0,
            Weight = weight,
        };

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private bool Expected(Party party, NetworkScope scope)
    {
        string[]? areas = scope.AreaCodes is { } codes
            ?
            [
                .. codes.SelectMany(code =>
                    network
                        .Current.Areas.Where(area => area.Code == code || area.ParentCode == code && code[0] == 'R')
                        .Select(area => area.Code)
                ),
            ]
            : null;
        return !party.IsArchived
            && scope.Kinds.Contains(party.PartyKind)
            && (scope.IncludeSynthetic || !party.IsSynthetic)
            && (
                areas is null
                || areas.Any(area => party.AreaCode?.StartsWith(area, StringComparison.Ordinal) == true)
                || scope.IncludeCovering && party.Covers.Any(cover => areas.Contains(cover.AreaCode))
            );
    }

    private static bool Expected(Collaboration link, NetworkScope scope)
    {
        var isInYears = scope.FiscalYears is not { } years || link.FiscalYears.Any(year => years.Contains(year));
        var isOfSort = link.IsDerived
            ? scope.IncludeDerived
            : scope.LinkTypes.Contains(link.Type)
                && scope.Statuses.Contains(link.Status)
                && (scope.MinIntensity is null || link.Intensity is { } rung && rung >= scope.MinIntensity);
        int[] ratings = [.. new[] { link.Trust?.Reliability, link.Trust?.SharedMission, link.Trust?.Openness }.OfType<int>()];
        var isTrusted = scope.MinTrust is not { } least || ratings.Length > 0 && ratings.Sum() >= least * ratings.Length;
        return isInYears
            && isOfSort
            && isTrusted
            && (scope.IncludeSynthetic || !link.IsSynthetic)
            && (!scope.EvidenceOnly || link.Evidence.Count > 0);
    }

    private double Weight(Collaboration link, NetworkScope scope)
    {
        var activities = link
            .ActivityIds.Select(id => network.Current.Activities[id])
            .Where(activity => scope.FiscalYears is not { } years || activity.FiscalYear is { } year && years.Contains(year))
            .ToList();
        return scope.Weight switch
        {
            TieWeight.Links => link.IsDerived ? activities.Count : 1,
            TieWeight.Intensity => link.Intensity switch
            {
                Intensity.Cooperation => 2,
                Intensity.Coordination => 3,
                Intensity.Integration => 4,
                _ => 1,
            },
            TieWeight.ActivitySize => link.IsDerived
                ? activities.Sum(activity => 1.0 / (activity.Participations.Select(part => part.PartyId).Distinct().Count() - 1))
                : 1,
            _ => 1,
        };
    }
}
