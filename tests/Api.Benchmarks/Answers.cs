using System.Text.Json.Serialization;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Benchmarks;

internal sealed record Answer<T>(T Data);

internal sealed record LookupData(LookupParty? Party);

internal sealed record LookupParty(string Id, string Kind, string Name, string? NameEn, string? ProvinceCode, Named? Province);

internal sealed record Named(string Name);

internal sealed record Short(string Id, string Name);

internal sealed record ListData(Nodes<ListParty> Parties);

internal sealed record Nodes<T>(T[] NodesOf)
{
    [JsonPropertyName("nodes")]
    public T[] NodesOf { get; } = NodesOf;
}

internal sealed record ListParty(string Id, string Name, Nodes<ListLink> Collaborations);

internal sealed record ListLink(int? FiscalYear, Short Partner);

internal sealed record NeighbourhoodData(Near? Party);

internal sealed record Near(string Id, string Name, Nodes<Far> Partners);

internal sealed record Far(string Id, string Name, Nodes<Short> Partners);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(Answer<LookupData>))]
[JsonSerializable(typeof(Answer<ListData>))]
[JsonSerializable(typeof(Answer<NeighbourhoodData>))]
internal sealed partial class AnswerJson : JsonSerializerContext;

/// <summary>The three named questions, answered by hand.</summary>
internal static class Answers
{
    public static Answer<LookupData> Lookup(NetworkSnapshot network, string key)
    {
        if (network.FindParty(key) is not { } party)
            return new(new LookupData(null));
        var province = NetworkSnapshot.ProvinceOf(party.AreaCode);
        return new(
            new(
                new(
                    Id(party),
                    party.PartyKind.ToString(),
                    party.NameTh,
                    party.NameEn,
                    province,
                    province is not null && network.FindArea(province) is { } area ? new(area.NameTh) : null
                )
            )
        );
    }

    public static Answer<ListData> List(NetworkSnapshot network, string province)
    {
        var ids = network.PartiesIn(province);
        var parties = new ListParty[Math.Min(100, ids.Length)];
        for (var i = 0; i < parties.Length; i++)
        {
            var party = network.Parties[ids[i]];
            var links = new List<Collaboration>();
            foreach (var tie in network.LinksOf(party.Id))
                links.Add(network.Collaborations[tie.LinkId]);
            parties[i] = new(
                Id(party),
                party.NameTh,
                new([
                    .. links
                        .OrderByDescending(link => link.FiscalYears.Last)
                        .ThenBy(link => link.Id)
                        .Take(3)
                        .Select(link => new ListLink(link.FiscalYears.Last, Short(network, link.OtherEnd(party.Id)))),
                ])
            );
        }
        return new(new(new(parties)));
    }

    public static Answer<NeighbourhoodData> Neighbourhood(NetworkSnapshot network, string key)
    {
        if (network.FindParty(key) is not { } party)
            return new(new NeighbourhoodData(null));
        return new(
            new(
                new(
                    Id(party),
                    party.NameTh,
                    new(
                        First50(network, party.Id, id => new Far(
                            Id(network.Parties[id]),
                            network.Parties[id].NameTh,
                            new(First50(network, id, other => Short(network, other)))
                        ))
                    )
                )
            )
        );
    }

    private static T[] First50<T>(NetworkSnapshot network, int party, Func<int, T> make)
    {
        var partners = network.PartnersOf(party);
        return Array.ConvertAll(partners[..Math.Min(50, partners.Length)].ToArray(), id => make(id));
    }

    private static Short Short(NetworkSnapshot network, int id) => new(Id(network.Parties[id]), network.Parties[id].NameTh);

    private static string Id(Party party) =>
        System.Buffers.Text.Base64Url.EncodeToString(
            System.Text.Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Party:{party.Id}"))
        );
}
