using AntiCorruption.Graph.Insights.Programme;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Programme;

public sealed class ProgrammeTests : IAsyncLifetime
{
    private static readonly PartyKind[] Citizens =
    [
        PartyKind.CommunityCouncil,
        PartyKind.GoodActor,
        PartyKind.IssueNetwork,
        PartyKind.CitizenNetwork,
    ];
    private static readonly PartyKind[] State =
    [
        PartyKind.LocalGovernment,
        PartyKind.LocalAuthority,
        PartyKind.PaccOffice,
        PartyKind.CodiOffice,
        PartyKind.StateAgency,
    ];
    private NetworkSnapshot empty = null!;

    public async ValueTask InitializeAsync() => empty = await SmallNetworks.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void TargetAreasStandAsTheirRecordsSay() =>
        Gen.Select(SmallNetworks.Random(empty), Gen.Int[1, 12], Gen.Int[1, 200])
            .Sample(
                (snapshot, month, days) =>
                {
                    var on = new DateOnly(2023, month, 15);
                    var result = TargetAreaStatus.Analysis.Compute(
                        ScopedNetwork.Build(snapshot, NetworkScope.Default),
                        new()
                        {
                            FiscalYear = 2566,
                            On = on,
                            StaleAfterDays = days,
                        },
                        default
                    );
                    var targets = snapshot
                        .TargetAreas.Where(target => !target.IsArchived && target.FiscalYear == 2566)
                        .OrderBy(target => target.AreaCode, StringComparer.Ordinal)
                        .ToList();
                    Assert.Equal(targets.ConvertAll(target => target.Id), result.Areas.Select(area => area.TargetAreaId));
                    var activities = snapshot.Activities.Where(activity => !activity.IsArchived && activity.FiscalYear == 2566).ToList();
                    Check(snapshot, activities, on, result.Activities);
                    foreach (var (target, area) in targets.Zip(result.Areas))
                    {
                        Check(
                            snapshot,
                            activities.FindAll(activity => Plainly.LiesIn(snapshot, activity.AreaCode, target.AreaCode)),
                            on,
                            area.Activities
                        );
                        PartialDate? visit = null,
                            support = null;
                        foreach (var followUp in target.FollowUps)
                        {
                            if (followUp.Date is not { } date || date.Earliest > on)
                                continue;
                            if (followUp.Kind == FollowUpKind.Visit && (visit is null || date > visit))
                                visit = date;
                            if (followUp.Kind == FollowUpKind.Support && (support is null || date > support))
                                support = date;
                        }
                        foreach (var activity in snapshot.Activities)
                            if (
                                activity is { IsArchived: false, ActivityKind: ActivityKind.MonitoringVisit, Start: { } start }
                                && activity.FiscalYear >= 2566
                                && Plainly.LiesIn(snapshot, activity.AreaCode, target.AreaCode)
                                && start.Earliest <= on
                                && (visit is null || start > visit)
                            )
                                visit = start;
                        Assert.Equal((visit, support), (area.LastVisit, area.LastSupport));
                        Assert.Equal(visit is null ? null : Math.Max(0, on.DayNumber - visit.Value.Latest.DayNumber), area.DaysSinceVisit);
                        var last = new[] { visit, support }.Where(date => date is not null).Select(date => date!.Value.Latest).ToList();
                        Assert.Equal(last.TrueForAll(date => date.AddDays(days) < on), area.IsStale);
                        var open = target
                            .Steps.Where(step => step.Status != WorkStepStatus.Done || step.Since is { } since && since.Earliest > on)
                            .ToList();
                        var isBegun = visit is not null && target.Steps.All(step => step.Step != 5);
                        Assert.Equal([.. open.Select(step => step.Step), .. isBegun ? new[] { 5 } : []], area.OpenSteps);
                        Assert.Equal(
                            open.Where(step => step.Due is { } due && due.Latest < on).Select(step => step.Step),
                            area.OverdueSteps
                        );
                        Assert.Equal(
                            Enumerable
                                .Range(1, 5)
                                .Where(number => target.Steps.All(step => step.Step != number) && !(number == 5 && isBegun)),
                            area.UnrecordedSteps
                        );
                    }
                },
                iter: 300
            );

    [Fact]
    public void TiesMeetingsAndExpansionsAreCountedOneByOne() =>
        Gen.Select(SmallNetworks.Random(empty, 20, 60), SmallNetworks.Scopes)
            .Sample(
                (snapshot, scope) =>
                {
                    var network = ScopedNetwork.Build(snapshot, scope);
                    var result = ProgrammeTies.Analysis.Compute(network, new(), default);
                    var ties = new List<(PartyKind One, PartyKind Other)>();
                    for (var i = 0; i < network.Graph.NodeCount; i++)
                    for (var j = i + 1; j < network.Graph.NodeCount; j++)
                        if (Plainly.AreLinked(network, i, j))
                            ties.Add((network.PartyOf(i).PartyKind, network.PartyOf(j).PartyKind));
                    Assert.Equal(
                        (
                            ties.Count,
                            ties.Count(tie => Citizens.Contains(tie.One) && Citizens.Contains(tie.Other)),
                            ties.Count(tie => State.Contains(tie.One) && State.Contains(tie.Other)),
                            ties.Count(tie =>
                                Citizens.Contains(tie.One) && State.Contains(tie.Other)
                                || State.Contains(tie.One) && Citizens.Contains(tie.Other)
                            )
                        ),
                        (result.TieCount, result.WithinCitizensCount, result.WithinStateCount, result.AcrossCount)
                    );
                    var met = new Dictionary<(int, int), HashSet<int>>();
                    foreach (
                        var activity in snapshot.Activities.Where(activity =>
                            scope.IncludeDerived
                            && !activity.IsArchived
                            && (scope.FiscalYears is not { } years || activity.FiscalYear is { } year && years.Contains(year))
                        )
                    )
                    {
                        int[] present =
                        [
                            .. activity.Participations.Select(part => part.PartyId).Where(id => network.NodeOf(id) >= 0).Order(),
                        ];
                        foreach (var (i, one) in present.Index())
                        foreach (var other in present[(i + 1)..])
                        {
                            if (!met.TryGetValue((one, other), out var events))
                                met[(one, other)] = events = [];
                            events.Add(Plainly.EventOf(snapshot, activity));
                        }
                    }
                    Assert.Equal(
                        met.OrderByDescending(pair => pair.Value.Count)
                            .ThenBy(pair => pair.Key)
                            .Select(pair => (pair.Key.Item1, pair.Key.Item2, pair.Value.Count)),
                        result.Meetings.Select(meeting => (meeting.PartyId, meeting.OtherId, meeting.ActivityCount))
                    );
                    Assert.Equal(
                        (met.Count, met.Values.Sum(events => events.Count)),
                        (result.MetKinds.Sum(kinds => kinds.PairCount), result.MetKinds.Sum(kinds => kinds.MeetingCount))
                    );
                    Assert.All(result.MetKinds, kinds =>
                        Assert.Equal(
                            met.Count(pair => IsOf(pair.Key, kinds.Kind, kinds.OtherKind) || IsOf(pair.Key, kinds.OtherKind, kinds.Kind)),
                            kinds.PairCount
                        )
                    );
                    var expansions = network.Links().Where(link => link.Type == CollaborationType.ExpandedTo).ToList();
                    Assert.Equal(expansions.Count, result.ExpandedLinkCount);
                    foreach (var province in result.Expansions)
                    {
                        var codes = expansions
                            .Select(link => snapshot.Parties[link.ToId].AreaCode)
                            .Where(code => code?.StartsWith(province.ProvinceCode, StringComparison.Ordinal) == true)
                            .ToList();
                        Assert.Equal(
                            (
                                codes.Count,
                                codes.Where(code => code!.Length == 6).Distinct().Count(),
                                SmallNetworks.Codes.Count(code =>
                                    code.Length == 6 && code.StartsWith(province.ProvinceCode, StringComparison.Ordinal)
                                )
                            ),
                            (province.LinkCount, province.ReachedCount, province.SubdistrictCount)
                        );
                    }

                    bool IsOf((int One, int Other) pair, PartyKind one, PartyKind other) =>
                        snapshot.Parties[pair.One].PartyKind == one && snapshot.Parties[pair.Other].PartyKind == other;
                },
                iter: 200
            );

    /// <summary>
    /// Figures of another program: python3 over data/*.csv (kinds of organisations, pairs of the non-duplicate activities).
    /// </summary>
    [Fact]
    public async Task TheBundledNetworkHasTheTiesThatAnotherProgramCounts()
    {
        await using var live = await BundledNetwork.OpenAsync();
        var result = ProgrammeTies.Analysis.Compute(ScopedNetwork.Build(live.Current, NetworkScope.Default), new(), default);
        Assert.Equal(
            BundledTies,
            (
                result.TieCount,
                result.WithinCitizensCount,
                result.WithinStateCount,
                result.AcrossCount,
                result.Meetings[0].ActivityCount,
                result.Meetings.Sum(meeting => meeting.ActivityCount)
            )
        );
    }

    private static readonly (int, int, int, int, int, int) BundledTies = (314, 17, 113, 110, 4, 341);

    /// <summary>Event by event, from the days that each activity can have been on.</summary>
    private static void Check(NetworkSnapshot snapshot, List<Activity> activities, DateOnly on, ActivityTally tally)
    {
        var happened = activities.FindAll(activity => Days(activity).All(day => day <= on));
        var events = happened.GroupBy(activity => Plainly.EventOf(snapshot, activity)).ToList();
        Assert.Equal(events.Count, tally.ActivityCount);
        Assert.Equal(happened.Count(activity => Plainly.EventOf(snapshot, activity) != activity.Id), tally.PartCount);
        var uncertain = activities
            .Where(activity => Days(activity).Any(day => day <= on))
            .Select(activity => Plainly.EventOf(snapshot, activity))
            .Distinct()
            .Except(events.Select(one => one.Key));
        Assert.Equal(uncertain.Count(), tally.UncertainCount);
        Assert.Equal(
            Enumerable.Range(1, 5).Select(number => events.Count(one => one.Any(activity => activity.GuidingDirections.Contains(number)))),
            tally.ByDirection
        );
        Assert.Equal(
            Enumerable
                .Range(1, 5)
                .Select(number =>
                    events.Count(one =>
                        one.Any(activity =>
                            activity.WorkSteps.Contains(number) || number == 5 && activity.ActivityKind == ActivityKind.MonitoringVisit
                        )
                    )
                ),
            tally.ByStep
        );
    }

    private static IEnumerable<DateOnly> Days(Activity activity) =>
        Enumerable
            .Range(0, 365)
            .Select(new DateOnly(2022, 10, 1).AddDays)
            .Where(day =>
                activity.Start is not { } start
                || day.Year == start.Year && (start.Month ?? day.Month) == day.Month && (start.Day ?? day.Day) == day.Day
            );
}
