using AntiCorruption.Graph.Insights.Suggestions;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Suggestions;

public sealed class SuggestionsTests : IAsyncLifetime
{
    private static readonly SuggestionMotive[] Motives = Enum.GetValues<SuggestionMotive>();
    private NetworkSnapshot empty = null!;

    public async ValueTask InitializeAsync() => empty = await SmallNetworks.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void APartyGetsThePairsOfHighestScoreByTheDefinition() =>
        Gen.Select(SmallNetworks.Random(empty), SmallNetworks.Scopes, SmallNetworks.OneOf(Motives), Gen.Int[1, 8])
            .Sample(
                (snapshot, scope, motive, limit) =>
                {
                    var pairs = new NaivePairs(ScopedNetwork.Build(snapshot, scope));
                    foreach (var party in snapshot.Parties)
                    {
                        var result = PartnerSuggestions.Analysis.Compute(
                            pairs.Network,
                            new()
                            {
                                PartyId = party.Id,
                                Motive = motive,
                                Limit = limit,
                            },
                            default
                        );
                        var node = pairs.Network.NodeOf(party.Id);
                        var expected =
                            node < 0
                                ? []
                                : pairs.Candidates(node).Select(other => (node, other, pairs.Features(node, other).Score(motive))).ToList();
                        Assert.Equal(expected.Count, result.CandidateCount);
                        Equal(pairs, expected.OrderByDescending(pair => pair.Item3).ThenBy(pair => pair.other).Take(limit), result);
                    }
                },
                iter: 150
            );

    [Fact]
    public void AnAreaGetsTheBestPairsOfItsParties() =>
        Gen.Select(SmallNetworks.Random(empty), SmallNetworks.OneOf(Motives), SmallNetworks.OneOf(SmallNetworks.Codes))
            .Sample(
                (snapshot, motive, code) =>
                {
                    var pairs = new NaivePairs(ScopedNetwork.Build(snapshot, NetworkScope.Default));
                    var result = PartnerSuggestions.Analysis.Compute(
                        pairs.Network,
                        new()
                        {
                            AreaCode = code,
                            Motive = motive,
                            Limit = 200,
                        },
                        default
                    );
                    var inside = Enumerable
                        .Range(0, pairs.Count)
                        .Where(node => Plainly.WorksIn(snapshot, pairs.Network.PartyOf(node), code))
                        .ToList();
                    var all = inside
                        .SelectMany(node =>
                            pairs.Candidates(node).Select(other => (node, other, Score: pairs.Features(node, other).Score(motive)))
                        )
                        .ToList();
                    var expected = all.GroupBy(pair => (Math.Min(pair.node, pair.other), Math.Max(pair.node, pair.other)))
                        .Select(group => group.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.other).First())
                        .OrderByDescending(pair => pair.Score)
                        .ThenBy(pair => pair.other)
                        .ThenBy(pair => pair.node);
                    Equal(pairs, InRounds([.. expected]), result);
                },
                iter: 200
            );

    [Fact]
    public void TheBackTestIsWhatALoopOverAllPairsGives() =>
        Gen.Select(SmallNetworks.Random(empty, 30, 90), SmallNetworks.OneOf(Motives), Gen.Int[1, 5])
            .Sample(
                (snapshot, motive, count) =>
                    CheckBackTest(
                        ScopedNetwork.Build(snapshot, NetworkScope.Default),
                        new()
                        {
                            Motive = motive,
                            TrainYear = 2565,
                            SuggestionCount = count,
                        }
                    ),
                iter: 60
            );

    [Fact]
    public async Task TheBackTestOnTheBundledDataIsRecomputedFromThem()
    {
        await using var live = await BundledNetwork.OpenAsync();
        foreach (var motive in Motives)
            CheckBackTest(ScopedNetwork.Build(live.Current, NetworkScope.Default), new() { Motive = motive, TrainYear = 2565 });
    }

    /// <summary>Figures of another program: networkx over data/*.csv, links of FY2565 and FY2566.</summary>
    [Fact]
    public async Task TheBaselinesOnTheBundledDataAreThoseOfAnotherProgram()
    {
        await using var live = await BundledNetwork.OpenAsync();
        var result = SuggestionBackTest.Analysis.Compute(
            ScopedNetwork.Build(live.Current, NetworkScope.Default),
            new() { TrainYear = 2565 },
            default
        );
        Assert.Equal(
            BundledCounts,
            (result.KnownPartyCount, result.NewPairCount, result.TestedPairCount, result.FromCount, result.ComparedCount)
        );
        Assert.Equal(BundledAuc.Common, result.Rankings[(int)SuggestionRanking.CommonNeighbours].Auc!.Value, 12);
        Assert.Equal(BundledAuc.Preferential, result.Rankings[(int)SuggestionRanking.PreferentialAttachment].Auc!.Value, 12);
    }

    private static readonly (int, int, int, int, long) BundledCounts = (52, 100, 9, 9, 663);
    private static readonly (double Common, double Preferential) BundledAuc = (0.4457013574660634, 0.9110105580693816);

    [Fact]
    public void YearsWithoutLinksSayNothing()
    {
        var network = ScopedNetwork.Build(empty, NetworkScope.Default);
        foreach (var year in (int?[])[null, 2540, 2593])
        {
            var result = SuggestionBackTest.Analysis.Compute(network, new() { TrainYear = year }, default);
            Assert.True(result.IsTooSmallToSay);
            Assert.All(result.Rankings, ranking => Assert.Equal((null, null), (ranking.Precision, ranking.Auc)));
        }
    }

    [Fact]
    public async Task TheSameOnOneThreadAndOnFour()
    {
        await using var live = await BundledNetwork.OpenAsync();
        var network = ScopedNetwork.Build(live.Current, NetworkScope.Default);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => SuggestionBackTest.Analysis.Compute(network, new(), default));
        Assert.Equal(one.Rankings, four.Rankings);
        var (area, again) = TestGraph.OnOneAndFourThreads(() =>
            PartnerSuggestions.Analysis.Compute(network, new() { AreaCode = "R1", Motive = SuggestionMotive.Bridge }, default)
        );
        Assert.Equal(
            area.Suggestions.Select(one => (one.FromId, one.ToId, one.Score)),
            again.Suggestions.Select(one => (one.FromId, one.ToId, one.Score))
        );
    }

    [Fact]
    public void TheSentenceNamesTheReasons()
    {
        var snapshot = SmallNetworks.Make(empty, 3, 14, 24);
        var network = ScopedNetwork.Build(snapshot, NetworkScope.Default);
        var suggestions = snapshot
            .Parties.SelectMany(party => PartnerSuggestions.Analysis.Compute(network, new() { PartyId = party.Id }, default).Suggestions)
            .ToList();
        Assert.NotEmpty(suggestions);
        foreach (var suggestion in suggestions)
        {
            var (thai, english) = SuggestionSentences.Of(snapshot, suggestion);
            Assert.Contains(snapshot.Parties[suggestion.ToId].NameTh, thai, StringComparison.Ordinal);
            Assert.Equal(suggestion.SharedPartnerIds.Count > 0, english.Contains("they share", StringComparison.Ordinal));
            Assert.Equal(suggestion.Gaps.Contains(SuggestionGap.PaccTie), thai.Contains("ป.ป.ท. ที่ดูแลพื้นที่", StringComparison.Ordinal));
            Assert.Equal(suggestion.StepsNow is null, english.Contains("no way leads", StringComparison.Ordinal));
        }
    }

    /// <summary>In each round nobody comes twice.</summary>
    private static IEnumerable<(int, int, double)> InRounds(List<(int Node, int Other, double Score)> left)
    {
        while (left.Count > 0)
        {
            var round = new List<(int Node, int Other, double Score)>();
            foreach (var pair in left)
                if (
                    !round.Exists(one =>
                        one.Node == pair.Node || one.Node == pair.Other || one.Other == pair.Node || one.Other == pair.Other
                    )
                )
                    round.Add(pair);
            foreach (var pair in round)
            {
                left.Remove(pair);
                yield return pair;
            }
        }
    }

    private static void Equal(NaivePairs pairs, IEnumerable<(int Node, int Other, double Score)> expected, PartnerSuggestionsResult result)
    {
        var snapshot = pairs.Network.Snapshot;
        Assert.Equal(
            expected.Select(pair => (pairs.Network.PartyIds[pair.Node], pairs.Network.PartyIds[pair.Other], pair.Score)),
            result.Suggestions.Select(one => (one.FromId, one.ToId, one.Score))
        );
        foreach (var one in result.Suggestions)
        {
            var (node, other) = (pairs.Network.NodeOf(one.FromId), pairs.Network.NodeOf(one.ToId));
            Assert.Equal(pairs.Features(node, other), one.Features);
            Assert.Equal(pairs.Shared(node, other).Select(shared => pairs.Network.PartyIds[shared]), one.SharedPartnerIds);
            Assert.Equal(Plainly.Known(pairs.Steps[node, other]), one.StepsNow);
            Assert.All(one.SharedActivityIds, id =>
                Assert.Contains(snapshot.Activities[id].Participations, part => part.PartyId == one.ToId)
            );
        }
    }

    private static void CheckBackTest(ScopedNetwork network, SuggestionBackTestOptions options)
    {
        var result = SuggestionBackTest.Analysis.Compute(network, options, default);
        var pairs = new NaivePairs(
            ScopedNetwork.Build(network.Snapshot, network.Scope with { FiscalYears = FiscalYears.Of(options.TrainYear!.Value) })
        );
        var next = ScopedNetwork.Build(network.Snapshot, network.Scope with { FiscalYears = FiscalYears.Of(options.TrainYear.Value + 1) });
        var known = Enumerable.Range(0, pairs.Count).Where(node => pairs.Degree(node) > 0).ToList();
        var (hits, suggested, right, compared, from) = (new int[3], new int[3], new double[3], 0L, 0);
        foreach (var node in known)
        {
            var others = known.Where(other => other != node && !pairs.Linked(node, other)).ToList();
            var partners = others.Where(other => Plainly.AreLinked(next, node, other)).ToList();
            if (partners.Count == 0)
                continue;
            from++;
            compared += (long)partners.Count * (others.Count - partners.Count);
            Func<int, double>[] scores =
            [
                other => pairs.Features(node, other, withSteps: options.Motive == SuggestionMotive.Bridge).Score(options.Motive),
                other => pairs.Shared(node, other).Count,
                pairs.Degree,
            ];
            for (var i = 0; i < 3; i++)
            {
                var top = (i == 0 ? pairs.Candidates(node).Where(known.Contains) : others)
                    .OrderByDescending(scores[i])
                    .ThenBy(other => other)
                    .Take(options.SuggestionCount)
                    .ToList();
                suggested[i] += top.Count;
                hits[i] += top.Count(partners.Contains);
                foreach (var partner in partners)
                foreach (var other in others.Except(partners))
                    right[i] +=
                        scores[i](partner) > scores[i](other) ? 1
                        : scores[i](partner) == scores[i](other) ? .5
                        : 0;
            }
        }
        Assert.Equal((from, compared, known.Count), (result.FromCount, result.ComparedCount, result.KnownPartyCount));
        for (var i = 0; i < 3; i++)
            Assert.Equal(
                (suggested[i], hits[i], compared == 0 ? null : right[i] / compared),
                (result.Rankings[i].SuggestedCount, result.Rankings[i].HitCount, result.Rankings[i].Auc)
            );
    }
}

/// <summary>What speaks for pairs, from the definitions alone.</summary>
internal sealed class NaivePairs(ScopedNetwork network)
{
    private readonly NetworkSnapshot snapshot = network.Snapshot;

    public ScopedNetwork Network => network;
    public int Count => network.Graph.NodeCount;
    public int[,] Steps { get; } = Plainly.Distances(network);

    public bool Linked(int node, int other) => Steps[node, other] == 1;

    public List<int> PartnersOf(int node) => [.. Enumerable.Range(0, Count).Where(other => Linked(node, other))];

    public double Degree(int node) => PartnersOf(node).Count;

    public List<int> Shared(int node, int other) => [.. PartnersOf(node).Where(partner => Linked(partner, other))];

    public PairFeatures Features(int node, int other, bool withSteps = true)
    {
        var strength = 0.0;
        foreach (var partner in Shared(node, other))
            strength += 1 / Math.Log(Degree(partner));
        var together = snapshot
            .Activities.Where(activity =>
                !activity.IsArchived
                && activity.DuplicateOfId is null
                && (network.Scope.FiscalYears is not { } years || activity.FiscalYear is { } year && years.Contains(year))
                && TookPart(activity, node)
                && TookPart(activity, other)
            )
            .Select(activity => Plainly.EventOf(snapshot, activity))
            .Distinct()
            .Count();
        var fresh = PartnersOf(other).Except(PartnersOf(node)).Count();
        var largest = Enumerable.Range(0, Count).Max(Degree);
        return new(
            strength / (1 + strength),
            AreaScore(Party(node).AreaCode, Party(other).AreaCode),
            (PartnersOf(node).Exists(partner => Party(partner).PartyKind == Party(other).PartyKind) ? 0 : .5)
                + (PartnersOf(other).Exists(partner => Party(partner).PartyKind == Party(node).PartyKind) ? 0 : .5),
            Gap(node, other) || Gap(other, node) ? 1 : 0,
            together / (1.0 + together),
            !withSteps ? 0
                : Steps[node, other] == Plainly.NoWay ? 1
                : 1 - 2.0 / Steps[node, other],
            Degree(other) == 0 ? 0 : fresh / Degree(other),
            largest == 0 ? 0 : Math.Log(1 + fresh) / Math.Log(1 + largest)
        );
    }

    public List<int> Candidates(int node)
    {
        var hubs = Enumerable.Range(0, Count).OrderByDescending(Degree).ThenBy(one => one).Take(100).ToHashSet();
        return
        [
            .. Enumerable
                .Range(0, Count)
                .Where(other =>
                    other != node
                    && !Linked(node, other)
                    && (hubs.Contains(other) || Steps[node, other] == 2 || IsNear(node, other))
                    && MayMeet(Party(node), Party(other))
                    && MayMeet(Party(other), Party(node))
                ),
        ];
    }

    /// <summary>A zone's office keeps to its zone, an authority to its province; among each other they are free.</summary>
    private bool MayMeet(Party one, Party other)
    {
        bool IsAuthority(Party party) => party.PartyKind is PartyKind.LocalGovernment or PartyKind.LocalAuthority;
        if (other.AreaCode is not { } place || Plainly.IsOffice(other))
            return true;
        if (Plainly.IsOffice(one))
            return one.Category == PartyCategory.Headquarters
                || one.Covers.Count == 0
                || one.Covers.Any(cover => Meet(cover.AreaCode, place));
        return !IsAuthority(one) || IsAuthority(other) || one.AreaCode is not { } seat || seat[0] == 'R' || Meet(seat[..2], place);
    }

    private bool Meet(string code, string place) => Plainly.LiesIn(snapshot, code, place) || Plainly.LiesIn(snapshot, place, code);

    private bool IsNear(int node, int other)
    {
        var code = Party(node).AreaCode;
        return code is not null
                && code[0] != 'R'
                && (
                    Plainly.LiesIn(snapshot, Party(other).AreaCode, code[..Math.Min(4, code.Length)])
                    || Plainly.LiesIn(snapshot, Party(other).AreaCode, code[..2])
                        && !PartnersOf(node).Exists(partner => Party(partner).PartyKind == Party(other).PartyKind)
                )
            || Offices(node).Exists(office => office.Id == Party(other).Id)
            || Party(node).PartyKind is PartyKind.PaccOffice or PartyKind.CodiOffice
                && Party(node).Covers.Any(cover => Plainly.LiesIn(snapshot, Party(other).AreaCode, cover.AreaCode));
    }

    private List<Party> Offices(int node) =>
        [
            .. Plainly.OfficesOf(snapshot, Party(node).AreaCode, PartyKind.PaccOffice),
            .. Plainly.OfficesOf(snapshot, Party(node).AreaCode, PartyKind.CodiOffice),
        ];

    private bool Gap(int giver, int taker) =>
        OfficeGap(PartyKind.PaccOffice, giver, taker)
        || OfficeGap(PartyKind.CodiOffice, giver, taker)
        || Party(giver).PartyKind == PartyKind.GoodActor
            && Party(taker).AreaCode is { } code
            && !Enumerable
                .Range(0, Count)
                .Any(one =>
                    Party(one).AreaCode == code
                    && (
                        Party(one).PartyKind == PartyKind.GoodActor
                        || PartnersOf(one).Exists(partner => Party(partner).PartyKind == PartyKind.GoodActor)
                    )
                );

    private bool OfficeGap(PartyKind kind, int office, int taker)
    {
        var offices = Plainly.OfficesOf(snapshot, Party(taker).AreaCode, kind).Select(one => network.NodeOf(one.Id)).ToList();
        return offices.Contains(office) && !offices.Exists(one => one == taker || one >= 0 && Linked(one, taker));
    }

    private static double AreaScore(string? one, string? two)
    {
        if (one is null || two is null || one[0] == 'R' || two[0] == 'R')
            return 0;
        foreach (var (digits, score) in ((int, double)[])[(6, 1), (4, .6), (2, .3)])
            if (one.Length >= digits && two.Length >= digits && one[..digits] == two[..digits])
                return score;
        return 0;
    }

    private bool TookPart(Activity activity, int node) => activity.Participations.Any(part => part.PartyId == Party(node).Id);

    private Party Party(int node) => network.PartyOf(node);
}
