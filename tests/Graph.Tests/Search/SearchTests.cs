using AntiCorruption.Graph.Exchange.Import;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Search;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Tests.Search;

public class SearchTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AtLeast99PercentOfTheVariantsAreFoundFirstAndAllAmongTheFirstFive(bool withAllOfThailand)
    {
        var shared = SharedFolder.Find("data");
        await using var network = await BundledNetwork.OpenAsync();
        if (withAllOfThailand)
            await Importer.ImportAsync(network, [shared], cancellationToken: Cancellation);
        var index = NameIndex.Build([.. NetworkNames.Of(network.Current)]);
        var rows = (await File.ReadAllLinesAsync(Path.Combine(shared, "name_variants.csv"), Cancellation)).Skip(1).Select(Cells).ToList();
        var missed = new List<(int Rank, string Line)>();
        foreach (var (variant, organisation, kind) in rows)
        {
            var hits = index.Find(variant, cancellationToken: Cancellation);
            var wanted = network.Current.FindParty(organisation)!;
            var rank = hits.ToList().FindIndex(hit => hit.Kind == RecordKind.Party && hit.Id == wanted.Id);
            if (rank != 0)
                missed.Add(
                    (
                        rank,
                        $"{kind}: {variant} -> {(hits.Count > 0 ? hits[0].MatchedName : "nothing")} "
                            + $"instead of {wanted.NameTh} (rank {rank + 1})"
                    )
                );
        }
        foreach (var (_, line) in missed)
            output.WriteLine(line);
        Assert.True(
            missed.Count <= rows.Count * 0.01,
            $"{missed.Count} of {rows.Count} not found first:\n{string.Join('\n', missed.Take(30))}"
        );
        Assert.DoesNotContain(missed, miss => miss.Rank is < 0 or >= 5);
    }

    /// <summary>What coordinators type, and the key or code of what they mean, with all of Thailand loaded.</summary>
    [Fact]
    public async Task WhatCoordinatorsTypeIsFoundFirst()
    {
        (string Text, string Meant)[] questions =
        [
            ("กทม.", "10"),
            ("อบจ.ขอนแก่น", "400101"),
            ("Khon Kaen PAO", "400101"),
            ("ม.ขอนแก่น", "มหาวิทยาลัยขอนแก่น"),
            ("มหาลัยขอนแก่น", "มหาวิทยาลัยขอนแก่น"),
            ("ริมใต้ แม่ริม เชียงใหม่", "500701"),
            ("เชียงใหม่ ต.ริมใต้ อ.แม่ริม", "500701"),
            ("tambon Rim Tai Mae Rim Chiang Mai", "500701"),
            ("บ้านใหม่ ปากเกร็ด นนทบุรี", "120603"),
            ("ทต.ป่าสัก ลำพูน", "เทศบาลตำบลป่าสัก"),
            ("ป.ป.ท. 6", "สำนักงาน ป.ป.ท. เขต 6"),
            ("PACC zone 3", "สำนักงาน ป.ป.ท. เขต 3"),
            ("PACC Chiang Mai", "สำนักงาน ป.ป.ท. เขต 5"),
            ("ปปช เชียงใหม่", "สำนักงาน ป.ป.ช. ประจำจังหวัดเชียงใหม่"),
            ("สนง.ป.ป.ช. ขอนแก่น", "สำนักงาน ป.ป.ช. ประจำจังหวัดขอนแก่น"),
            ("พอช ภาคเหนือ", "พอช. สำนักงานภาคเหนือ"),
            ("สตง", "สำนักงานการตรวจเงินแผ่นดิน"),
            ("ตาก", "63"),
            ("Nan", "55"),
            ("chiangmai", "50"),
            ("Chiang Mia", "50"),
            ("นครราชสีมา", "30"),
            ("สมุทรสาคร", "74"),
            ("ชมรมสตรองจังหวัดศรีสะเกษ", "ชมรม STRONG-จิตพอเพียงต้านทุจริตจังหวัดศรีสะเกษ"),
        ];
        var shared = SharedFolder.Find("data");
        await using var network = await BundledNetwork.OpenAsync();
        await Importer.ImportAsync(network, [shared], cancellationToken: Cancellation);
        var index = NameIndex.Build([.. NetworkNames.Of(network.Current)]);
        var found = questions.Select(question =>
            (question.Text, Found: NameOf(network.Current, index.Find(question.Text, cancellationToken: Cancellation)[0]))
        );
        Assert.Equal(questions.Select(question => (question.Text, question.Meant)), found);
    }

    /// <summary>An area by its code, a provincial or subdistrict organisation by its seat, others by name.</summary>
    private static string NameOf(NetworkSnapshot network, NameHit hit) =>
        hit.Kind switch
        {
            RecordKind.Area => network.Areas[hit.Id].Code,
            RecordKind.Party when network.Parties[hit.Id] is { Category: PartyCategory.ProvincialAdministrativeOrganization } party =>
                party.AreaCode!,
            RecordKind.Party => network.Parties[hit.Id].NameTh,
            _ => network.Activities[hit.Id].TitleTh,
        };

    private static (string Variant, string Organisation, string Kind) Cells(string line)
    {
        var cells = line.StartsWith('"')
            ? line[1..].Replace("\",", "\u0001", StringComparison.Ordinal).Split('\u0001', 2) is [var first, var rest]
                ? [first.Replace("\"\"", "\"", StringComparison.Ordinal), .. rest.Split(',')]
                : []
            : line.Split(',');
        return (cells[0], cells[1], cells[2]);
    }
}
