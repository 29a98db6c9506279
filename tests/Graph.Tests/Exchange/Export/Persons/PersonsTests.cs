using System.IO.Compression;
using System.Text;
using AntiCorruption.Graph.Exchange.Export;
using AntiCorruption.Graph.Exchange.Export.Persons;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Tests.Exchange.Export.Persons;

/// <summary>What an export says of persons.</summary>
public sealed class PersonsTests
{
    private static readonly string[] Secrets = ["person-", "ลับ", "secret", "บทบาท\"", "2021-12-23", "เชียงใหม่"];

    [Fact]
    public async Task NoFileNamesAPerson()
    {
        await using var network = await ExportSample.OpenAsync(personCount: 12);
        foreach (var personsAs in Enum.GetValues<PersonsAs>())
        foreach (var file in ExportFiles.All)
        {
            // Of the persons and their neighbours alone: others may have days, and sit in their province.
            var export = ExportSample.Export(
                network,
                ExportSample.Options with
                {
                    PersonsAs = personsAs,
                    Parallel = ParallelLinks.All,
                },
                OfPersons
            );
            var text = Text(file.Name, await ExportSample.BytesAsync(file.Name, export));
            Assert.All(Secrets, secret => Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{file.Name} holds {secret}"));
        }
    }

    [Fact]
    public async Task PseudonymsAreTheSameForAVersionAndScopeAndOthersElsewhere()
    {
        await using var network = await ExportSample.OpenAsync(personCount: 12);
        static List<string> Names(ExportNetwork export) => [.. export.Nodes.Where(node => node.IsPerson).Select(node => node.Key)];
        var names = Names(ExportSample.Export(network));
        Assert.Equal(12, names.Count);
        Assert.All(names, name => Assert.Matches("^GA-[0-9A-Z]{12}$", name));
        Assert.Equal(names, Names(ExportSample.Export(network)));
        Assert.Empty(names.Intersect(Names(ExportSample.Export(network, scope: NetworkScope.Default with { IncludeDerived = false }))));
        Assert.Empty(
            names.Intersect(
                Names(
                    ExportSample.Export(
                        network,
                        ExportSample.Options with
                        {
                            PseudonymSecret = () => Encoding.ASCII.GetBytes(new string('k', 32)),
                        }
                    )
                )
            )
        );
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task PersonsOfARegionAreOneWhenGrouped()
    {
        await using var network = await ExportSample.OpenAsync(personCount: 12);
        var export = ExportSample.Export(
            network,
            ExportSample.Options with
            {
                PersonsAs = PersonsAs.Grouped,
                Parallel = ParallelLinks.ByPair,
            },
            OfPersons
        );
        var group = Assert.Single(export.Nodes, node => node.IsPerson);
        Assert.Equal(12, group.MemberCount);
        Assert.Equal(
            [6.0, 6.0],
            export.Links(TestContext.Current.CancellationToken).Where(link => link.Target == group).Select(link => link.Weight)
        );
    }

    [Fact]
    public async Task FewPersonsAreNotCounted()
    {
        await using var network = await ExportSample.OpenAsync(personCount: 3);
        var group = Assert.Single(ExportSample.Export(network, ExportSample.Options with { PersonsAs = PersonsAs.Grouped }).Nodes, node =>
            node.IsPerson
        );
        Assert.Null(group.MemberCount);
        Assert.Null(group.RegionCode);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task RealPersonsWhoCouldBeToldApartAreRefused(int count, bool isRefused)
    {
        await using var network = await ExportSample.OpenAsync();
        var region = network.Current.Areas.First(area => area.Code == "R1");
        await network.CommitAsync("test", "test", edit =>
        {
            for (var i = 0; i < count; i++)
                edit.TryAdd(
                    new Graph.Model.Party
                    {
                        Key = $"p{i}",
                        PartyKind = Graph.Model.PartyKind.GoodActor,
                        NameTh = $"คน {i}",
                        AreaCode = region.Code,
                    },
                    out Graph.Model.Party _
                );
            return 0;
        });
        var options = ExportSample.Options;
        if (!isRefused)
        {
            Assert.False(ExportSample.Export(network, options).Risk.IsTooHigh);
            return;
        }
        Assert.Equal(new PersonRisk(count, count), Assert.Throws<PersonsAtRiskException>(() => ExportSample.Export(network, options)).Risk);
        Assert.Equal(count, ExportSample.Export(network, options with { RiskReason = "ยินยอมแล้ว" }).Risk.ExposedCount);
        Assert.NotNull(ExportSample.Export(network, options with { PersonsAs = PersonsAs.Grouped }));
    }

    private static NetworkScope OfPersons =>
        NetworkScope.Default with
        {
            Kinds = EnumSet.Of(Graph.Model.PartyKind.GoodActor, Graph.Model.PartyKind.CitizenNetwork),
            LinkTypes = EnumSet.Of(Graph.Model.CollaborationType.CollaboratesWith),
            FiscalYears = Graph.Model.FiscalYears.Of(2566),
            IncludeDerived = false,
        };

    /// <summary>All that a file says: the parts of a workbook unpacked.</summary>
    private static string Text(string file, byte[] bytes)
    {
        if (!file.EndsWith(".xlsx", StringComparison.Ordinal))
            return Encoding.UTF8.GetString(bytes);
        using var book = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(book.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }
}
