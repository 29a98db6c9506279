using AntiCorruption.Api.Activities;
using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Collaborations;
using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Parties;

/// <summary>Conditions on a party, on its links and on what it is linked to. Personal data cannot be asked about.</summary>
public sealed class PartyFilterInput : FilterInput<Party>
{
    private const RecordKinds Links = RecordKinds.Collaborations | RecordKinds.Activities;

    public PartyFilterInput()
        : base("PartyFilterInput", RecordKinds.Parties, party => party.Id)
    {
        Description = "Conditions on a party; all that are given must hold.";
        Id("id", party => GlobalId.Of(party), "Its id.");
        Text("key", party => party.Key, "Id of the row in its source table.");
        Enum<PartyKind>("kind", party => party.PartyKind, "What it is.");
        Enum("category", party => party.Category, "The finer kind.");
        Text("name", party => party.NameTh, "The Thai name; of a private person the pseudonym.");
        Text("nameEn", party => party.NameEn, "The English name.");
        Enum("level", party => party.Level, "The level at which it works.");
        Text("areaCode", party => party.AreaCode, "Code of its area; the codes of areas within an area begin with that area's.");
        Text("provinceCode", party => NetworkSnapshot.ProvinceOf(party.AreaCode), "Code of its province.");
        Text("officialCode", party => party.OfficialCode, "Code in an official list.");
        Number("zone", (_, party) => party.Zone, "Zone number of a PACC zone office.");
        Flag("isGroup", party => party.IsGroup, "Whether it is a group that its source names as one.");
        Flag("isArchived", party => party.IsArchived, "Whether it is kept for its history only.");
        Flag("isSynthetic", party => party.IsSynthetic, "Whether it is made up.");
        Number("collaborationCount", (network, party) => PartyRows.CollaborationCount(network, party), "The number of its links.", Links);
        Number(
            "partnerCount",
            (network, party) => network.PartnersOf(party.Id).Length,
            "The number of parties that it is linked to.",
            Links
        );
        Number(
            "activityCount",
            (network, party) => network.ActivitiesOf(party.Id).Length,
            "The number of activities that it took part in.",
            RecordKinds.Activities
        );
        One<Area, AreaFilterInput>(
            "area",
            (network, party) => network.ResolveArea(party.AreaCode),
            RecordKinds.Areas,
            "The finest known area of its area code."
        );
        One<Area, AreaFilterInput>(
            "province",
            (network, party) => NetworkSnapshot.ProvinceOf(party.AreaCode) is { } code ? network.FindArea(code) : null,
            RecordKinds.Areas,
            "Its province."
        );
        One<Party, PartyFilterInput>(
            "parent",
            (network, party) => party.ParentId is { } id ? network.Parties.Find(id) : null,
            RecordKinds.Parties,
            "The party above."
        );
        Many<Collaboration, CollaborationFilterInput>(
            "collaborations",
            (network, party) => CollaborationRows.Of(network, party.Id),
            Links,
            "Its links, stored and derived."
        );
        Many<Party, PartyFilterInput>("partners", Partners, Links, "The parties that it is linked to.");
        Many<Activity, ActivityFilterInput>("activities", ActivitiesOf, RecordKinds.Activities, "The activities that it took part in.");
    }

    private static IEnumerable<Party> Partners(NetworkSnapshot network, Party party)
    {
        foreach (var id in network.PartnersOf(party.Id).ToArray())
            yield return network.Parties[id];
    }

    private static IEnumerable<Activity> ActivitiesOf(NetworkSnapshot network, Party party)
    {
        foreach (var id in network.ActivitiesOf(party.Id).ToArray())
            yield return network.Activities[id];
    }
}

/// <summary>What parties can be sorted by.</summary>
public sealed class PartySortInput : SortInput<Party>
{
    private const RecordKinds Links = RecordKinds.Collaborations | RecordKinds.Activities;

    public PartySortInput()
        : base("PartySortInput")
    {
        ByName("name", party => party.NameTh, "The Thai name, in the order of a Thai dictionary.");
        ByName("nameEn", party => party.NameEn, "The English name.");
        By("key", (_, party) => party.Key, "Id of the row in its source table.", comparer: StringComparer.Ordinal);
        By<int>("kind", (_, party) => (int)party.PartyKind, "What it is, in the order of the enum.");
        By<int?>("level", (_, party) => (int?)party.Level, "The level at which it works, widest first.");
        By("areaCode", (_, party) => party.AreaCode, "Code of its area.", comparer: StringComparer.Ordinal);
        By<int>("collaborationCount", PartyRows.CollaborationCount, "The number of its links.", Links);
        By<int>(
            "partnerCount",
            (network, party) => network.PartnersOf(party.Id).Length,
            "The number of parties that it is linked to.",
            Links
        );
        By<int>(
            "activityCount",
            (network, party) => network.ActivitiesOf(party.Id).Length,
            "The number of activities that it took part in.",
            RecordKinds.Activities
        );
    }
}
