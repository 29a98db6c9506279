using AntiCorruption.Graph.Algorithms.Brokerage;
using AntiCorruption.Graph.Insights.Brokers;
using AntiCorruption.Graph.Insights.Comparisons;
using AntiCorruption.Graph.Insights.Gaps;
using AntiCorruption.Graph.Insights.Mixing;
using AntiCorruption.Graph.Insights.Plans;
using AntiCorruption.Graph.Insights.Programme;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Insights.Suggestions;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Tests.Insights;

/// <summary>
/// A coordinator's questions to the real tables; the numbers were counted over the tables themselves (Python's csv module), not by this
/// program.
/// </summary>
public sealed class ProgrammeAnswerTests(RealTables tables) : IClassFixture<RealTables>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Hua Hin's town municipality sits in 770701 and covers 770702: that tambon has a local government.</summary>
    [Fact]
    public async Task ATambonHasTheLocalGovernmentThatCoversIt()
    {
        var network = await tables.ScopedAsync();
        var tambon = Assert.Single(
            CoverageGaps.Analysis.Compute(network, new() { Level = AreaLevel.Subdistrict, AreaCode = "770702" }, Cancellation).Areas
        );
        Assert.DoesNotContain(PartyKind.LocalGovernment, tambon.MissingKinds);
        Assert.Equal(network.Snapshot.FindPartyByOfficialCode("4770701")!.Id, Assert.Single(tambon.Parties).PartyId);
        var within = ScopedNetwork.Build(network.Snapshot, new() { AreaCodes = ["770702"], IncludeCovering = true });
        Assert.Contains(within.PartyIds.ToArray(), id => network.Snapshot.Parties[id].OfficialCode == "4770701");
        Assert.DoesNotContain(
            PartyKind.LocalGovernment,
            CoverageGaps
                .Analysis.Compute(within, new() { Level = AreaLevel.Subdistrict, AreaCode = "770702" }, Cancellation)
                .Areas[0]
                .MissingKinds
        );
    }

    /// <summary>
    /// Of 7,436 tambons and khwaeng 7,256 are in local_government_coverage.csv; the other 180 are Bangkok's, which has one government for
    /// all of them.
    /// </summary>
    [Fact]
    public async Task NoTambonLacksALocalGovernment()
    {
        var network = await tables.ScopedAsync();
        Assert.Equal(0, Lacking(network));
        var coverage = SubdistrictCoverage.Analysis.Compute(network, new(), Cancellation);
        Assert.Equal(
            (7_436, 7_436),
            (
                coverage.Provinces.Sum(province => province.Subdistricts.Count),
                coverage.Provinces.Sum(province => province.CountOf(SubdistrictCover.Party))
            )
        );
        var withoutBangkok = ScopedNetwork.Build(
            NetworkBranch
                .Suppose(network.Snapshot, edit =>
                    edit.Change<Party>(RecordKind.Party, network.Snapshot.FindPartyByOfficialCode("BMA")!.Id, party =>
                        party with
                        {
                            IsArchived = true,
                        }
                    )
                )
                .Snapshot,
            NetworkScope.Default
        );
        Assert.Equal(180, Lacking(withoutBangkok));
        Assert.Equal(
            7_256,
            SubdistrictCoverage
                .Analysis.Compute(withoutBangkok, new(), Cancellation)
                .Provinces.Where(province => province.ProvinceCode != "10")
                .Sum(province => province.CountOf(SubdistrictCover.Party))
        );

        static int Lacking(ScopedNetwork network) =>
            CoverageGaps
                .Analysis.Compute(network, new() { Level = AreaLevel.Subdistrict }, Cancellation)
                .Areas.Count(area => area.MissingKinds.Contains(PartyKind.LocalGovernment));
    }

    /// <summary>
    /// Thap Sakae's district office (7703) is the local authority of each of its tambons, Khao Lan (770304) among them, and of no other
    /// district's.
    /// </summary>
    [Fact]
    public async Task ADistrictOfficeIsTheAuthorityOfItsTambons()
    {
        var gaps = CoverageGaps
            .Analysis.Compute(await tables.ScopedAsync(), new() { Level = AreaLevel.Subdistrict, AreaCode = "77" }, Cancellation)
            .Areas;
        Assert.All(gaps, area =>
            Assert.Equal(!area.AreaCode.StartsWith("7703", StringComparison.Ordinal), area.MissingKinds.Contains(PartyKind.LocalAuthority))
        );
    }

    /// <summary>
    /// 148 of the parties have a tie. Labels dealt anew among these 20,000 times by another program: CODI's liaison role lies 1.24
    /// deviations above chance, and the E-I index has p = 0.19.
    /// </summary>
    [Fact]
    public async Task IdlePartiesAreNoPartOfChance()
    {
        var network = await tables.ScopedAsync();
        Assert.Equal(148, network.Counts.PartyCount - network.Counts.IsolatedCount);
        var brokers = NetworkBrokers.Analysis.Compute(
            network,
            new(BrokerGroup.Kind, BrokerageNullModel.LabelsPermuted, BrokerOrder.Liaison, 0, 1),
            Cancellation
        );
        var codi = brokers.Parties.Single(broker => broker.PartyId == network.Snapshot.FindParty("org-codi")!.Id).Roles[
            (int)BrokerageRole.Liaison
        ];
        Assert.Equal(1_182, codi.Count);
        Assert.Equal(1.24, codi.Score!.Value, 0.05);
        Assert.InRange(NetworkMixing.Analysis.Compute(network, new(Grouping.Kind, 2_000), Cancellation).Ei.PValue!.Value, 0.14, 0.25);
        var tied = ScopedNetwork.Build(network.Snapshot, new() { WithoutIsolated = true });
        Assert.Equal((148, network.Counts.IsolatedCount, 314), (tied.Counts.PartyCount, tied.Counts.IsolatedCount, tied.Counts.TieCount));
        Assert.Equal(
            codi,
            NetworkBrokers
                .Analysis.Compute(tied, new(BrokerGroup.Kind, BrokerageNullModel.LabelsPermuted, BrokerOrder.Liaison, 0, 1), Cancellation)
                .Parties.Single(broker => broker.PartyId == network.Snapshot.FindParty("org-codi")!.Id)
                .Roles[(int)BrokerageRole.Liaison]
        );
    }

    /// <summary>
    /// Of FY2565 there were, by 1 January 2022, the activities of 3 and 26 November and 28 December 2021; of two more only the year is
    /// known.
    /// </summary>
    [Theory]
    [InlineData("2022-01-01", 3, 2)]
    [InlineData("2021-10-31", 0, 0)]
    [InlineData("2022-09-30", 18, 0)]
    public async Task WhatHappenedLaterDoesNotCount(string day, int count, int uncertain)
    {
        var result = TargetAreaStatus.Analysis.Compute(
            await tables.ScopedAsync(),
            new() { FiscalYear = 2565, On = DateOnly.Parse(day, null) },
            Cancellation
        );
        Assert.Equal((count, uncertain), (result.Activities.ActivityCount, result.Activities.UncertainCount));
    }

    [Fact]
    public async Task AStepDoneLaterWasOpenAndOverdue()
    {
        var target = new TargetArea
        {
            Key = "t",
            AreaCode = "770304",
            FiscalYear = 2565,
            Steps = [new(1, WorkStepStatus.Done, new PartialDate(2022, 6, 15), new PartialDate(2022, 3))],
        };
        var network = ScopedNetwork.Build(await tables.WithTargetAreasAsync(target), NetworkScope.Default);
        Assert.Equal(("1", "1"), StepsOn(new(2022, 5, 1)));
        Assert.Equal(("1", ""), StepsOn(new(2022, 3, 31)));
        Assert.Equal(("", ""), StepsOn(new(2022, 6, 15)));

        (string Open, string Overdue) StepsOn(DateOnly on)
        {
            var area = TargetAreaStatus
                .Analysis.Compute(
                    network,
                    new()
                    {
                        FiscalYear = 2565,
                        AreaCode = "770304",
                        On = on,
                    },
                    Cancellation
                )
                .Areas.Single();
            return (string.Join(' ', area.OpenSteps), string.Join(' ', area.OverdueSteps));
        }
    }

    /// <summary>
    /// The seminar of 16 January 2022 with eight small groups is one event, and those who met in it and in a group met once.
    /// </summary>
    [Fact]
    public async Task ASeminarAndItsSmallGroupsAreOneEvent()
    {
        var network = await tables.OpenAsync();
        var seminar = network.FindActivity("act-20220116-1")!;
        var with = NetworkBranch
            .Suppose(network, edit =>
            {
                for (var i = 1; i <= 8; i++)
                    edit.Add(
                        new Activity
                        {
                            Key = $"group-{i}",
                            ActivityKind = ActivityKind.SmallGroup,
                            TitleTh = $"กลุ่มย่อยที่ {i}",
                            Start = seminar.Start,
                            FiscalYear = 2565,
                            ParentId = seminar.Id,
                            GuidingDirections = [1],
                            Participations = seminar.Participations,
                        }
                    );
                return 0;
            })
            .Snapshot;
        var (before, after) = (Tally(network), Tally(with));
        Assert.Equal(
            (before.ActivityCount, 8, 1),
            (after.ActivityCount, after.PartCount - before.PartCount, after.ByDirection[0] - before.ByDirection[0])
        );
        Assert.Equal(Meetings(network), Meetings(with));
        foreach (var weight in (TieWeight[])[TieWeight.Links, TieWeight.ActivitySize])
            Assert.Equal(
                ScopedNetwork.Build(network, new() { Weight = weight }).Graph.Weights,
                ScopedNetwork.Build(with, new() { Weight = weight }).Graph.Weights
            );

        static ActivityTally Tally(NetworkSnapshot network) =>
            TargetAreaStatus
                .Analysis.Compute(
                    ScopedNetwork.Build(network, NetworkScope.Default),
                    new() { FiscalYear = 2565, On = new(2022, 9, 30) },
                    Cancellation
                )
                .Activities;

        static IEnumerable<Meeting> Meetings(NetworkSnapshot network) =>
            ProgrammeTies.Analysis.Compute(ScopedNetwork.Build(network, NetworkScope.Default), new(), Cancellation).Meetings;
    }

    /// <summary>The Watch and Voice activity of 7 February 2022 in Khon Kaen (40) is a monitoring visit.</summary>
    [Fact]
    public async Task AVisitRecordedAsAnActivityIsAVisit()
    {
        var network = ScopedNetwork.Build(
            await tables.WithTargetAreasAsync(
                new TargetArea
                {
                    Key = "t",
                    AreaCode = "40",
                    FiscalYear = 2565,
                }
            ),
            NetworkScope.Default
        );
        var area = TargetAreaStatus
            .Analysis.Compute(
                network,
                new()
                {
                    FiscalYear = 2565,
                    AreaCode = "40",
                    On = new(2022, 3, 1),
                },
                Cancellation
            )
            .Areas.Single();
        Assert.Equal((new PartialDate(2022, 2, 7), 22, false), (area.LastVisit!.Value, area.DaysSinceVisit!.Value, area.IsStale));
        Assert.Equal(
            ("5", "1 2 3 4", 1),
            (string.Join(' ', area.OpenSteps), string.Join(' ', area.UnrecordedSteps), area.Activities.ByStep[4])
        );
        var target = network.Snapshot.FindTargetArea("t")!;
        Assert.Equal(area.LastVisit, network.Snapshot.Visits.LastFollowUp(target, FollowUpKind.Visit));
        var before = TargetAreaStatus
            .Analysis.Compute(
                network,
                new()
                {
                    FiscalYear = 2565,
                    AreaCode = "40",
                    On = new(2022, 2, 6),
                },
                Cancellation
            )
            .Areas.Single();
        Assert.Equal((null, true, "1 2 3 4 5"), (before.LastVisit, before.IsStale, string.Join(' ', before.UnrecordedSteps)));
    }

    /// <summary>
    /// What an area lacks is what a plan for it counts as open, and a bound that is reached is no more than all links together gain.
    /// </summary>
    [Fact]
    public async Task GapsAndPlansMeanTheSameByANeed()
    {
        var target = new TargetArea
        {
            Key = "t",
            AreaCode = "770304",
            FiscalYear = 2565,
        };
        var network = ScopedNetwork.Build(await tables.WithTargetAreasAsync(target), NetworkScope.Default);
        for (var budget = 1; budget <= 12; budget++)
        {
            var options = new ExpansionPlanOptions
            {
                Aim = PlanAim.CoverTargetAreas,
                Budget = budget,
                FiscalYear = 2565,
            };
            var plan = ExpansionPlan.Analysis.Compute(network, options, Cancellation);
            var gaps = CoverageGaps.Analysis.Compute(network, new() { FiscalYear = 2565, Kinds = options.NeededKinds }, Cancellation);
            Assert.Equal(
                gaps.Areas.Sum(area => area.MissingKinds.Count),
                plan.Before.Single(figure => figure.Kind == PlanFigureKind.NeedsOpen).Value
            );
            if (plan.Steps.Count < budget)
                Assert.Equal(plan.Gain, plan.UpperBound);
            Assert.DoesNotContain(gaps.Areas.Single(area => area.AreaCode == "770304").MissingKinds, kind =>
                kind == PartyKind.LocalAuthority
            );
        }
    }

    /// <summary>Prachuap Khiri Khan (77) is in PACC's zone 7; zone 2 (Chon Buri) has more partners.</summary>
    [Theory]
    [InlineData(SuggestionMotive.FillGap)]
    [InlineData(SuggestionMotive.Bridge)]
    [InlineData(SuggestionMotive.Bond)]
    [InlineData(SuggestionMotive.Mobilise)]
    public async Task NobodyIsSentToAnOfficeThatDoesNotCoverThePlace(SuggestionMotive motive)
    {
        var network = await tables.ScopedAsync();
        var council = network.Snapshot.FindParty("org-council-khao-lan")!.Id;
        var suggested = PartnerSuggestions
            .Analysis.Compute(
                network,
                new()
                {
                    PartyId = council,
                    Motive = motive,
                    Limit = 200,
                },
                Cancellation
            )
            .Suggestions.Select(one => network.Snapshot.Parties[one.ToId])
            .ToList();
        Assert.NotEmpty(suggested);
        Assert.All(suggested, party =>
            Assert.True(party.Category != PartyCategory.ZoneOffice || party.Covers.Any(cover => cover.AreaCode == "77"), party.NameTh)
        );
        Assert.All(suggested, party =>
            Assert.True(
                party.PartyKind != PartyKind.LocalGovernment || party.AreaCode!.StartsWith("77", StringComparison.Ordinal),
                party.NameTh
            )
        );
    }

    [Fact]
    public async Task AnAreaGetsPairsOfDifferentBodiesFirst()
    {
        var network = await tables.ScopedAsync();
        foreach (var motive in Enum.GetValues<SuggestionMotive>())
        {
            var first = PartnerSuggestions
                .Analysis.Compute(
                    network,
                    new()
                    {
                        AreaCode = "77",
                        Motive = motive,
                        Limit = 5,
                    },
                    Cancellation
                )
                .Suggestions;
            var ends = first.SelectMany(one => new[] { one.FromId, one.ToId }).ToList();
            Assert.Equal(10, ends.Distinct().Count());
        }
    }

    [Fact]
    public async Task SuggestionsSayThatTheEvidenceIsTooSmall()
    {
        var network = await tables.ScopedAsync();
        var result = PartnerSuggestions.Analysis.Compute(network, new() { AreaCode = "77" }, Cancellation);
        var test = SuggestionBackTest.Analysis.Compute(network, new(), Cancellation);
        Assert.Equal(
            (test.TrainYear, test.NewPairCount, test.TestedPairCount, true),
            (result.Evidence.TrainYear, result.Evidence.NewPairCount, result.Evidence.TestedPairCount, result.Evidence.IsTooSmallToSay)
        );
        Assert.Contains("too small", SuggestionSentences.Of(result.Evidence).English, StringComparison.Ordinal);
        Assert.Contains("ข้อมูลน้อยเกินกว่าจะบอกได้", SuggestionSentences.Of(result.Evidence).Thai, StringComparison.Ordinal);
    }

    /// <summary>
    /// All ties of the real tables come from activities: of FY2565's 129 pairs 14 met again in FY2566, and 115 did not, which is no loss.
    /// </summary>
    [Fact]
    public async Task MeetingsThatWereNotRepeatedAreNotLost()
    {
        var network = await tables.OpenAsync();
        var (earlier, later) = (SmallNetwork.Year(network, 2565), SmallNetwork.Year(network, 2566));
        var result = NetworkComparison.Analysis.Compute(later, new(earlier, MoveMetric.Degree), Cancellation);
        Assert.Equal((0, 115), (result.TieCounts[(int)TieChangeKind.Lost], result.TieCounts[(int)TieChangeKind.NotRepeated]));
        Assert.True(result.Communities.IsTooSmallToSay);
    }

    /// <summary>Prachuap Khiri Khan has 48 tambons and is a target area as a whole; one more target area is one tambon of it.</summary>
    [Fact]
    public async Task AProvinceAsATargetIsNotEachOfItsTambons()
    {
        var network = ScopedNetwork.Build(
            await tables.WithTargetAreasAsync(
                new TargetArea
                {
                    Key = "t",
                    AreaCode = "770304",
                    FiscalYear = 2565,
                }
            ),
            NetworkScope.Default
        );
        var province = SubdistrictCoverage
            .Analysis.Compute(network, new() { FiscalYear = 2565, AreaCode = "77" }, Cancellation)
            .Provinces.Single();
        Assert.Equal(
            (1, 48, "77"),
            (province.CountOf(SubdistrictCover.TargetArea), province.Subdistricts.Count, string.Join(' ', province.WiderTargetCodes))
        );
    }
}
