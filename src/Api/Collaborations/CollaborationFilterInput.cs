using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Parties;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Collaborations;

/// <summary>Conditions on a link and on its two parties.</summary>
public sealed class CollaborationFilterInput : FilterInput<Collaboration>
{
    public CollaborationFilterInput()
        : base("CollaborationFilterInput", RecordKinds.Collaborations | RecordKinds.Activities, CollaborationRows.Number)
    {
        Description = "Conditions on a link; all that are given must hold.";
        Id("id", link => GlobalId.Of(link), "Its id.");
        Text("key", link => link.Key, "Id of the row in its source table.");
        Enum<CollaborationType>("type", link => link.Type, "What it says.");
        Enum("intensity", link => link.Intensity, "How close the cooperation is.");
        Enum<CollaborationStatus>("status", link => link.Status, "Proposed, active, dormant or ended.");
        AnyOf<int?, IntOperationFilterInput>(
            "fiscalYear",
            link => link.FiscalYears.Select(year => (int?)year),
            "A fiscal year (B.E.): at least one of its years meets the condition."
        );
        Date("start", link => link.Start, "When it began.");
        Date("end", link => link.End, "When it ended.");
        Flag("isDerived", link => link.IsDerived, "Whether it follows from activities.");
        Flag("isDirected", link => link.IsDirected, "Whether its type has a direction.");
        Flag("isArchived", link => link.IsArchived, "Whether it is kept for its history only.");
        Flag("isSynthetic", link => link.IsSynthetic, "Whether it is made up.");
        Flag("hasEvidence", link => link.Evidence.Count > 0, "Whether a source is given.");
        Number("reliability", (_, link) => link.Trust?.Reliability, "Trust: keeps its word, 1 to 4.");
        Number("sharedMission", (_, link) => link.Trust?.SharedMission, "Trust: supports the shared mission, 1 to 4.");
        Number("openness", (_, link) => link.Trust?.Openness, "Trust: speaks openly, 1 to 4.");
        Number("powerAndInfluence", (_, link) => link.Value?.PowerAndInfluence, "Value: power and influence, 1 to 4.");
        Number("resources", (_, link) => link.Value?.Resources, "Value: resources, 1 to 4.");
        Number("involvement", (_, link) => link.Value?.Involvement, "Value: involvement, 1 to 4.");
        One<Party, PartyFilterInput>("from", (network, link) => network.Parties.Find(link.FromId), RecordKinds.Parties, "The first party.");
        One<Party, PartyFilterInput>("to", (network, link) => network.Parties.Find(link.ToId), RecordKinds.Parties, "The second party.");
        Many<Party, PartyFilterInput>(
            "parties",
            (network, link) => [network.Parties[link.FromId], network.Parties[link.ToId]],
            RecordKinds.Parties,
            "Its two parties."
        );
    }
}

/// <summary>What links can be sorted by.</summary>
public sealed class CollaborationSortInput : SortInput<Collaboration>
{
    public CollaborationSortInput()
        : base("CollaborationSortInput")
    {
        By<int?>("fiscalYear", (_, link) => link.FiscalYears.Last, "The last of its fiscal years.");
        By<int?>("intensity", (_, link) => (int?)link.Intensity, "How close the cooperation is.");
        By<int>("status", (_, link) => (int)link.Status, "Proposed, active, dormant, ended.");
        By<int>("type", (_, link) => (int)link.Type, "What it says, in the order of the enum.");
        By<int?>("start", (_, link) => link.Start?.Packed, "When it began.");
        By<int?>("end", (_, link) => link.End?.Packed, "When it ended.");
        By<int>("activityCount", (_, link) => link.ActivityIds.Count, "The number of activities that a derived link follows from.");
    }
}
