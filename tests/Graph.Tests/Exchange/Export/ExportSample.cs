using AntiCorruption.Graph.Exchange.Export;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Graph.Tests.Exchange.Export;

/// <summary>
/// The bundled network with a few made-up parties and links beside it: of every type, several between two parties, names that are hard to
/// write, persons.
/// </summary>
internal static class ExportSample
{
    public static readonly string[] HardNames =
    [
        "=สูตร(A1)",
        "สภา \"องค์กร\", ชุมชน",
        "ก้าวหน้า <ทุจริต> & 'โปร่งใส'",
        "น้ำใจ กำลัง สำนักงาน",
        "ชื่อ|ขีด;อัฒภาค",
        "+66",
        " ผู้นำ 🌾 ๑๒๓",
        "#ส่วน %20 \\n",
    ];

    /// <param name="personCount">Good actors who are persons, all of one region and without links beyond the first of them.</param>
    public static async Task<LiveNetwork> OpenAsync(int personCount = 0)
    {
        var network = await BundledNetwork.OpenAsync();
        await network.CommitAsync("test", "test", edit =>
        {
            var ids = HardNames
                .Select(
                    (name, i) =>
                        Add(
                            edit,
                            new()
                            {
                                Key = i == 0 ? "รหัส-ไทย" : $"hard-{i}-with-a-rather-long-key",
                                PartyKind = PartyKind.CitizenNetwork,
                                NameTh = name.Trim(),
                                AreaCode = "10",
                                OfficialCode = $"00{i}2",
                                Location = new(13.75 + i, 100.5),
                            }
                        )
                )
                .ToArray();
            for (var i = 1; i < ids.Length; i++)
            {
                Link(edit, ids[0], ids[i], (CollaborationType)(i % 4), FiscalYears.Of([2563, 2564, 2566]));
                Link(edit, ids[0], ids[i], (CollaborationType)(i % 4), FiscalYears.Of(2567));
                Link(edit, ids[i], ids[0], CollaborationType.Supports, FiscalYears.Of(2568));
            }
            for (var i = 0; i < personCount; i++)
            {
                var person = Add(
                    edit,
                    new()
                    {
                        Key = $"person-{i}",
                        PartyKind = PartyKind.GoodActor,
                        Category = PartyCategory.Person,
                        NameTh = $"นามแฝงลับ{i}",
                        AreaCode = "50",
                        Url = "https://secret.example/",
                        Note = "ความลับ",
                        Roles = ["บทบาทลับ"],
                        Source = "https://secret.example/",
                    }
                );
                Link(edit, person, ids[i % 2], CollaborationType.CollaboratesWith, FiscalYears.Of(2566), key: $"secret-{i}", day: 23);
            }
            return 0;
        });
        return network;
    }

    public static ExportOptions Options => new() { PseudonymSecret = () => new byte[32] };

    public static ExportNetwork Export(LiveNetwork network, ExportOptions? options = null, NetworkScope? scope = null) =>
        ExportNetwork.Of(ScopedNetwork.Build(network.Current, scope ?? NetworkScope.Default), options ?? Options);

    /// <summary>The bytes of a file.</summary>
    public static async Task<byte[]> BytesAsync(string file, ExportNetwork network)
    {
        using var bytes = new MemoryStream();
        await ExportFiles.Find(file)!.WriteToAsync(network, bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    private static int Add(NetworkEdit edit, Party party)
    {
        Assert.Empty(edit.TryAdd(party with { IsSynthetic = true }, out Party added));
        return added.Id;
    }

    private static void Link(
        NetworkEdit edit,
        int from,
        int to,
        CollaborationType type,
        FiscalYears years,
        string? key = null,
        int day = 5
    ) =>
        edit.TryAdd(
            new Collaboration
            {
                FromId = from,
                ToId = to,
                Type = type,
                FiscalYears = years,
                Key = key,
                IsSynthetic = true,
                Intensity = Intensity.Coordination,
                Trust = new(2, null, 3),
                Note = "หมายเหตุ",
                Start = new PartialDate(2021, 2),
                End = new PartialDate(2021, 12, day),
                Evidence = [new Evidence("https://example.org/")],
            },
            out Collaboration _
        );
}
