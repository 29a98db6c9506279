using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Networks;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Paths;

/// <summary>Two parties that are asked about together.</summary>
internal static class PartyPair
{
    /// <summary>The ids of both; null where there is no such party.</summary>
    public static (int FromId, int ToId)? Read(NetworkNode network, string from, string to)
    {
        var (fromId, toId) = (GlobalId.Read(RecordKind.Party, from, "from"), GlobalId.Read(RecordKind.Party, to, "to"));
        return network.Snapshot.Parties.Find(fromId) is null || network.Snapshot.Parties.Find(toId) is null ? null : (fromId, toId);
    }
}
