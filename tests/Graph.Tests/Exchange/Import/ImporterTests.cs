using AntiCorruption.Graph.Exchange.Import;
using AntiCorruption.Graph.Model;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Exchange.Import;

public sealed class ImporterTests : IDisposable
{
    private static readonly string Examples = Path.Combine(SharedFolder.SourceFolder(), "schema", "import", "examples");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anticorruption-import-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task TheBundledTablesComeInWhole()
    {
        await using var network = await BundledNetwork.OpenAsync();
        var snapshot = network.Current;
        Assert.Equal((83, 150, 65), (snapshot.Areas.Count, snapshot.Parties.Count, snapshot.Activities.Count));
        Assert.Equal(209, snapshot.Activities.Sum(activity => activity.Participations.Count));
        Assert.Equal(20, snapshot.Activities.Sum(activity => activity.Outputs.Count));
        var zone = snapshot.FindParty("org-pacc-z6")!;
        Assert.Equal((PartyKind.PaccOffice, 6, zone), (zone.PartyKind, zone.Zone, snapshot.FindPartyByOfficialCode(zone.OfficialCode!)));
        Assert.Contains("สำนักงานป้องกันและปราบปรามการทุจริตในภาครัฐ เขต 6", zone.Aliases);
        Assert.Equal(77, snapshot.Parties.Where(party => party.PartyKind == PartyKind.PaccOffice).Sum(party => party.Covers.Count));
        Assert.Equal(snapshot.FindActivity("act-20220906-1")!.Id, snapshot.FindActivity("act-20220906-2")!.DuplicateOfId);
    }

    [Fact]
    public async Task EveryBundledPartyAndActivityNamesItsSource()
    {
        await using var network = await BundledNetwork.OpenAsync();
        Assert.Empty(network.Current.Parties.Where(party => party.Source is null).Select(party => party.Key));
        Assert.Empty(network.Current.Activities.Where(activity => activity.SourceUrl is null).Select(activity => activity.Key));
    }

    [Fact]
    public async Task AllOfThailandComesInAndTwiceChangesNothing()
    {
        var shared = SharedFolder.Find("data");
        await using var network = await BundledNetwork.OpenAsync();
        var report = await Importer.ImportAsync(network, [shared], cancellationToken: Cancellation);
        Assert.Empty(report.Problems);
        Assert.Equal(8_447, network.Current.Areas.Count);
        Assert.Equal(7_850, network.Current.Parties.Count(party => party.PartyKind == PartyKind.LocalGovernment));
        Assert.Equal("org-lg-4510102", network.Current.FindPartyByOfficialCode("4510102")!.Key);
        var version = network.Current.Version;
        var again = await Importer.ImportAsync(network, [shared], cancellationToken: Cancellation);
        Assert.False(again.IsChanged);
        Assert.Equal(version, network.Current.Version);
    }

    [Fact]
    public async Task TheExamplesComeInWhateverTheirOrder()
    {
        string[] files = [.. Directory.GetFiles(Examples).Order(StringComparer.Ordinal)];
        await using var one = await BundledNetwork.EmptyAsync();
        await using var other = await BundledNetwork.EmptyAsync();
        var report = await Importer.ImportAsync(one, files, cancellationToken: Cancellation);
        Assert.Empty(report.Problems);
        await Importer.ImportAsync(other, [.. files.Reverse()], cancellationToken: Cancellation);
        Assert.Equal(8, report.Files.Count);
        Assert.Equal(one.Current.Parties, other.Current.Parties);
        Assert.Equal(one.Current.Collaborations, other.Current.Collaborations);
        Assert.Equal(one.Current.FindTargetArea("example-target-2564")!.Id, one.Current.FindTargetArea("example-target-2565")!.ContinuesId);
    }

    [Fact]
    public async Task ADryRunReportsAndChangesNothing()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        var report = await Importer.ImportAsync(network, [Examples], new() { DryRun = true }, cancellationToken: Cancellation);
        Assert.True(report.IsChanged);
        Assert.Null(report.Version);
        Assert.Equal((0L, 0), (network.Current.Version, network.Current.Parties.Count));
    }

    [Theory]
    [InlineData("parties.csv", "key,kind,name_th\na,MECHANISM,ก\nb,NONSENSE,ข\n", 3, "kind", "UNKNOWN_VALUE")]
    [InlineData("parties.csv", "key,kind,name_th\na,\"STATE_AGENCY,PACC_OFFICE\",ก\n", 2, "kind", "UNKNOWN_VALUE")]
    [InlineData("parties.csv", "key,kind,name_th\na,+3,ก\n", 2, "kind", "UNKNOWN_VALUE")]
    [InlineData("parties.csv", "key,kind,name_th\na,๓,ก\n", 2, "kind", "UNKNOWN_VALUE")]
    [InlineData("parties.csv", "key,kind,name_th\na,MECHANISM,\n", 2, "name_th", "REQUIRED")]
    [InlineData("parties.csv", "key,kind,name_th\na,MECHANISM,   \n", 2, "name_th", "REQUIRED")]
    [InlineData("parties.csv", "key,kind,name_th\na,,ก\n", 2, "kind", "REQUIRED")]
    [InlineData("parties.csv", "key,kind,name_th\na,MECHANISM,ก\0ข\n", 2, "name_th", "CONTROL_CHARACTER")]
    [InlineData("parties.csv", "key,kind,name_th\na,MECHANISM,ก\u000Bข\n", 2, "name_th", "CONTROL_CHARACTER")]
    [InlineData("parties.csv", "key,kind,name_th\na,MECHANISM,ก\uFFFEข\n", 2, "name_th", "NOT_TEXT")]
    [InlineData("parties.csv", "key,kind,name_th\na,MECHANISM,\u200B\u200B\n", 2, "name_th", "INVISIBLE_TEXT")]
    [InlineData("parties.csv", "key,kind,name_th\na,MECHANISM,ก\u202Eข\n", 2, "name_th", "DIRECTION_CONTROL")]
    [InlineData("parties.csv", "key,kind,name_th\na\u2066,MECHANISM,ก\n", 2, "key", "DIRECTION_CONTROL")]
    [InlineData("parties.csv", "key,kind,name_th,lat,lon\na,MECHANISM,ก,13.75,\n", 2, "lon", "NOT_A_POINT")]
    [InlineData("parties.csv", "key,kind,name_th,lat,lon\na,MECHANISM,ก,,100.5\n", 2, "lat", "NOT_A_POINT")]
    [InlineData("parties.csv", "key,kind,name_th,lon\na,MECHANISM,ก,100.5\n", 2, "lat", "NOT_A_POINT")]
    [InlineData("parties.csv", "key,kind,name_th,lat,lon\na,MECHANISM,ก,NaN,100.5\n", 2, "lat", "NOT_A_POINT")]
    [InlineData("parties.csv", "key,kind,name_th,is_group\na,MECHANISM,ก,yes\n", 2, "is_group", "NOT_A_FLAG")]
    [InlineData("parties.csv", "key,kind,name_th,\na,MECHANISM,ก,x\n", 2, null, "NAMELESS_COLUMN")]
    [InlineData("nodes.csv", "id,kind,nameTh,provinceCode\na,,ก,50\n", 2, "kind", "REQUIRED")]
    [InlineData("pacc_offices.csv", "code,zone,kind,name_th,short_name_th\na,1,BRANCH,ก,ก\n", 2, "kind", "UNKNOWN_VALUE")]
    [InlineData("activity_outputs.csv", "activity_id,kind,ordinal,text_th\nact-20220116-1,RESULT_FY22,1,ก\n", 2, "kind", "FISCAL_YEAR")]
    [InlineData("parties.csv", "key,kind\na,MECHANISM\n", 1, "name_th", "MISSING_COLUMN")]
    [InlineData("any.csv", "colour\nred\n", 1, null, "UNKNOWN_HEADER")]
    [InlineData("parties.csv", "key,kind,name_th,colour\na,MECHANISM,ก,red\n", 1, "colour", "UNKNOWN_COLUMN")]
    [InlineData("parties.csv", "key,kind,name_th\na,MECHANISM,ก,extra\n", 2, null, "WRONG_CELL_COUNT")]
    [InlineData("parties.csv", "key,kind,name_th\na,MECHANISM,ก \"quoted\" wrongly\n", 2, null, "BAD_QUOTE")]
    [InlineData("parties.csv", "key,kind,name_th\na,MECHANISM,ก\na,MECHANISM,ข\n", 3, null, "DUPLICATE_KEY")]
    [InlineData("parties.csv", "key,kind,name_th,area_code\na,MECHANISM,ก,990101\n", 2, "area_code", "UNKNOWN_AREA")]
    [InlineData("parties.csv", "key,kind,name_th,parent_key\na,MECHANISM,ก,nobody\n", 2, "parent_key", "UNKNOWN_PARTY")]
    [InlineData("parties.csv", "key,kind,name_th,parent_key\na,MECHANISM,ก,b\nb,MECHANISM,ข,a\n", 3, "parent_key", "CYCLE")]
    [InlineData("activities.csv", "id,date,kind,title_th\na,2022-02-30,FORUM,ก\n", 2, "date", "NOT_A_DATE")]
    [InlineData("activities.csv", "id,date,kind,title_th\na,2565-01-16,FORUM,ก\n", 2, "date", "NOT_A_DATE")]
    [InlineData("activities.csv", "id,date,kind,title_th,fiscal_year\na,,FORUM,ก,2022\n", 2, "fiscal_year", "FISCAL_YEAR")]
    [InlineData("collaborations.csv", "from_key,to_key,type\norg-codi,org-codi,SUPPORTS\n", 2, "to_key", "SELF_LINK")]
    [InlineData("collaborations.csv", "from_key,to_key,type\norg-codi,nobody,SUPPORTS\n", 2, "to_key", "UNKNOWN_PARTY")]
    [InlineData(
        "collaborations.csv",
        "from_key,to_key,type,fiscal_years\norg-codi,org-act,COLLABORATES_WITH,2565\norg-act,org-codi,COLLABORATES_WITH,2565\n",
        3,
        "to_key",
        "DUPLICATE"
    )]
    [InlineData(
        "participations.csv",
        "activity_id,organisation_id,role\nact-20220116-1,nobody,HOST\n",
        2,
        "organisation_id",
        "UNKNOWN_PARTY"
    )]
    [InlineData("areas.csv", "code,level,name_th,parent_code\n5098,DISTRICT,ข,50\n5099,DISTRICT,ก,5098\n", 3, "parent_code", "CYCLE")]
    [InlineData("areas.csv", "code,level,name_th,parent_code\n5199,DISTRICT,ก,50\n", 2, "code", "CODE_MISMATCH")]
    [InlineData("good_actors.csv", "key,pseudonym,form,real_name\na,นามแฝง,PERSON,ชื่อจริง\n", 2, "consent_date", "CONSENT_REQUIRED")]
    [InlineData("target_areas.csv", "key,area_code,fiscal_year,phase\na,50,2565,PILOT\nb,50,2565,PILOT\n", 3, "fiscal_year", "DUPLICATE")]
    public async Task ABadRowIsNamedByFileLineAndColumnAndKeepsAllOut(string name, string text, int line, string? column, string code)
    {
        await using var network = await BundledNetwork.OpenAsync();
        var version = network.Current.Version;
        var report = await Importer.ImportAsync(network, [await FileAsync(name, text)], cancellationToken: Cancellation);
        var problem = Assert.Single(report.Problems);
        Assert.Equal((name, line, column, code), (problem.File, problem.Line, problem.Column, problem.Code));
        Assert.Matches("[ก-๙]", problem.MessageTh);
        Assert.Equal(version, network.Current.Version);
    }

    [Fact]
    public async Task AYearOfTheWrongEraComesWithTheRightOne()
    {
        await using var network = await BundledNetwork.OpenAsync();
        var report = await Importer.ImportAsync(
            network,
            [await FileAsync("activities.csv", "id,date,kind,title_th,fiscal_year\na,2565-01-16,FORUM,ก,2022\n")],
            cancellationToken: Cancellation
        );
        Assert.Contains(report.Problems, problem => problem.Message.Contains("2022-01-16", StringComparison.Ordinal));
        Assert.Contains(report.Problems, problem => problem.Message.Contains("2565?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BrokenUtf8IsNamed()
    {
        await using var network = await BundledNetwork.OpenAsync();
        var path = Path.Combine(folder.FullName, "parties.csv");
        await File.WriteAllBytesAsync(path, [.. "key,kind,name_th\na,MECHANISM,"u8, 0xE0, 0xB8, (byte)'\n'], Cancellation);
        var report = await Importer.ImportAsync(network, [path], cancellationToken: Cancellation);
        Assert.Equal("INVALID_UTF8", Assert.Single(report.Problems).Code);
    }

    [Fact]
    public async Task AByteOrderMarkAndWindowsLineEndsAreFine()
    {
        await using var network = await BundledNetwork.OpenAsync();
        var report = await Importer.ImportAsync(
            network,
            [await FileAsync("parties.csv", "\uFEFFkey,kind,name_th\r\na,MECHANISM,ก\r\n")],
            cancellationToken: Cancellation
        );
        Assert.Empty(report.Problems);
        Assert.Equal("ก", network.Current.FindParty("a")!.NameTh);
    }

    [Theory]
    [InlineData("key;kind;name_th\na;MECHANISM;ก\n")]
    [InlineData("key\tkind\tname_th\na\tMECHANISM\tก\n")]
    [InlineData("sep=;\r\nkey;kind;name_th\r\na;MECHANISM;ก\r\n")]
    [InlineData("key,kind,name_th\na,MECHANISM,ก\n,,\n,,\n\n")]
    [InlineData("key,kind,name_th\n,,\na,MECHANISM,ก\n , , \n,,,,,\n")]
    [InlineData("key,kind,name_th,,\na,MECHANISM,ก,,\n,,,,\n")]
    [InlineData("key,kind,name_th\na,MECHANISM,ก,,\n")]
    [InlineData("key ,\"kind\", name_th\na,MECHANISM,ก\n")]
    [InlineData("key,kind,name_th,is_group\na,MECHANISM,ก,FALSE\n")]
    public async Task ATableIsReadAsSpreadsheetsWriteIt(string text)
    {
        await using var network = await BundledNetwork.OpenAsync();
        var report = await Importer.ImportAsync(network, [await FileAsync("parties.csv", text)], cancellationToken: Cancellation);
        Assert.Empty(report.Problems);
        Assert.Equal("ก", network.Current.FindParty("a")!.NameTh);
    }

    [Fact]
    public async Task FlagsAndThaiDigitsAreRead()
    {
        await using var network = await BundledNetwork.OpenAsync();
        var parties = await FileAsync(
            "parties.csv",
            "key,kind,name_th,is_group,area_code,zone,lat,lon\na,MECHANISM,กลุ่มที่ ๑,TRUE,๕๐,๙,๑๘.๗๙,๙๘.๙๘\n"
        );
        var activities = await FileAsync(
            "activities.csv",
            "id,date,kind,title_th,fiscal_year,participant_count,work_steps\nb,๒๐๒๒-๐๑-๑๖,FORUM,ก,๒๕๖๕,๑๒๐,๒;๓\n"
        );
        Assert.Empty((await Importer.ImportAsync(network, [parties, activities], cancellationToken: Cancellation)).Problems);
        var party = network.Current.FindParty("a")!;
        Assert.Equal(
            ("กลุ่มที่ ๑", true, "50", 9, new GeoPoint(18.79, 98.98)),
            (party.NameTh, party.IsGroup, party.AreaCode, party.Zone, party.Location)
        );
        var activity = network.Current.FindActivity("b")!;
        Assert.Equal(
            (new PartialDate(2022, 1, 16), 2565, 120, "2,3"),
            (activity.Start, activity.FiscalYear, activity.ParticipantCount, string.Join(',', activity.WorkSteps))
        );
    }

    /// <summary>An empty cell, and a column that is not there, say nothing: flags and states stay, too.</summary>
    [Fact]
    public async Task WhatATableDoesNotSayStays()
    {
        await using var network = await BundledNetwork.OpenAsync();
        await Importer.ImportAsync(
            network,
            [
                await FileAsync("one.csv", "key,kind,name_th,is_group\na,MECHANISM,ก,true\n"),
                await FileAsync("two.csv", "key,from_key,to_key,type,status\nl,org-codi,org-act,SUPPORTS,ENDED\n"),
            ],
            cancellationToken: Cancellation
        );
        var again = await Importer.ImportAsync(
            network,
            [
                await FileAsync("one.csv", "key,kind,name_th\na,MECHANISM,ข\n"),
                await FileAsync("two.csv", "key,from_key,to_key,type,note\nl,org-codi,org-act,SUPPORTS,จบแล้ว\n"),
            ],
            cancellationToken: Cancellation
        );
        Assert.Empty(again.Problems);
        Assert.Equal(("ข", true), (network.Current.FindParty("a")!.NameTh, network.Current.FindParty("a")!.IsGroup));
        var link = Assert.Single(network.Current.Collaborations, link => link.Key == "l");
        Assert.Equal((CollaborationStatus.Ended, "จบแล้ว"), (link.Status, link.Note));
        var other = await Importer.ImportAsync(
            network,
            [await FileAsync("two.csv", "key,from_key,to_key,type\nl,org-act,org-codi,SUPPORTS\n")],
            cancellationToken: Cancellation
        );
        Assert.Equal("OTHER_PARTIES", Assert.Single(other.Problems).Code);
    }

    [Fact]
    public async Task AKeyWrittenInTwoWaysIsOneParty()
    {
        await using var network = await BundledNetwork.OpenAsync();
        await Importer.ImportAsync(
            network,
            [await FileAsync("parties.csv", "key,kind,name_th\ncafe\u0301,MECHANISM,ก\n")],
            cancellationToken: Cancellation
        );
        var report = await Importer.ImportAsync(
            network,
            [await FileAsync("parties.csv", "key,kind,name_th\ncaf\u00E9,MECHANISM,ข\n")],
            cancellationToken: Cancellation
        );
        Assert.Equal(
            (0, 1),
            report.Records.Where(records => records.Kind == RecordKind.Party).Select(records => (records.Created, records.Updated)).Single()
        );
    }

    [Fact]
    public async Task AFolderNamesWhatItPassedOverAndWhy()
    {
        await using var network = await BundledNetwork.OpenAsync();
        await FileAsync("any.csv", "colour;size\nred;1\n");
        await FileAsync("PARTIES-2.CSV", "key;kind;name_th\na;MECHANISM;ก\n");
        await FileAsync("notes.docx", "x");
        await FileAsync(".hidden", "x");
        folder.CreateSubdirectory("more");
        await File.WriteAllBytesAsync(
            Path.Combine(folder.FullName, "thai.csv"),
            [.. "key,kind,name_th\na,MECHANISM,"u8, 0xA1, 0xD2, 0xC3, (byte)'\n'],
            Cancellation
        );
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "latin.csv"), [.. "key,na"u8, 0xEF, .. "ve\n"u8], Cancellation);
        var report = await Importer.ImportAsync(network, [folder.FullName], cancellationToken: Cancellation);
        Assert.Empty(report.Problems);
        Assert.NotNull(network.Current.FindParty("a"));
        Assert.Equal(
            [
                ("any.csv", "UNKNOWN_HEADER"),
                ("latin.csv", "INVALID_UTF8"),
                ("more", "FOLDER"),
                ("notes.docx", "NOT_A_TABLE"),
                ("thai.csv", "INVALID_UTF8"),
            ],
            report.PassedOver.Select(file => (file.File, file.Code))
        );
        Assert.All(report.PassedOver, file => Assert.Matches("[ก-๙]", file.MessageTh));
        Assert.Contains("Windows-874", report.PassedOver[^1].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Windows-874", report.PassedOver[1].Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// What a file holds reaches a terminal: it may neither steer it nor fill it, and nobody's telephone number stands in it.
    /// </summary>
    [Fact]
    public async Task AReportShowsValuesWithoutControlCharactersCutShortAndNeverPersonalOnes()
    {
        await using var network = await BundledNetwork.OpenAsync();
        var report = await Importer.ImportAsync(
            network,
            [
                await FileAsync("parties.csv", $"key,kind,name_th\na,{new string('X', 5_000)},ก\nb,MECHANISM,\u001B[31mก\n"),
                await FileAsync("good_actors.csv", "key,pseudonym,form,contact\nc,ก,PERSON,0812345678\u0007\n"),
            ],
            cancellationToken: Cancellation
        );
        Assert.NotEmpty(report.Problems);
        Assert.All(report.Problems, problem =>
        {
            Assert.InRange(problem.Message.Length, 1, 500);
            Assert.InRange(problem.Value?.Length ?? 0, 0, 100);
            Assert.DoesNotContain(problem.Message + problem.MessageTh + problem.Value, char.IsControl);
            Assert.DoesNotContain("0812345678", problem.Message + problem.Value, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task GoodRowsComeInWhenBadOnesAreToBeSkipped()
    {
        await using var network = await BundledNetwork.OpenAsync();
        var report = await Importer.ImportAsync(
            network,
            [await FileAsync("parties.csv", "key,kind,name_th\na,MECHANISM,ก\nb,NONSENSE,ข\n")],
            new() { SkipBad = true },
            cancellationToken: Cancellation
        );
        Assert.Equal(1, report.ProblemCount);
        Assert.NotNull(network.Current.FindParty("a"));
        Assert.Null(network.Current.FindParty("b"));
    }

    [Fact]
    public async Task MangledFilesNeverThrow()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        var original = await File.ReadAllBytesAsync(Path.Combine(Examples, "activities.csv"), Cancellation);
        var path = Path.Combine(folder.FullName, "activities.csv");
        await Gen.Select(Gen.Int[0, original.Length - 1].Array[1, 8], Gen.Byte.Array[8])
            .SampleAsync(
                async (places, bytes) =>
                {
                    byte[] mangled = [.. original];
                    for (var i = 0; i < places.Length; i++)
                        mangled[places[i]] = bytes[i];
                    await File.WriteAllBytesAsync(path, mangled);
                    Assert.NotNull(await Importer.ImportAsync(network, [path], new() { DryRun = true }));
                },
                iter: 200,
                threads: 1
            );
    }

    [Fact]
    public async Task WhatIsMissingIsNamed()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        Assert.Equal(
            "NO_SUCH_FILE",
            Assert.Single((await Importer.ImportAsync(network, ["/no/such/file.csv"], cancellationToken: Cancellation)).Problems).Code
        );
    }

    private async Task<string> FileAsync(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text, Cancellation);
        return path;
    }
}
