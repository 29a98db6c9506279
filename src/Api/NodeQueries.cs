using AntiCorruption.Api.Activities;
using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Collaborations;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.TargetAreas;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api;

/// <summary>Anything by its id: the one place that knows every kind of node.</summary>
internal static class NodeQueries
{
    private const int MaxIdCount = 100;

    /// <summary>Anything by its id; null when there is nothing with it.</summary>
    /// <param name="id">Its id.</param>
    public static INode? Node([FromServices] RequestNetwork request, [Id] string id) => Find(request.Snapshot, id, "id");

    /// <summary>Several things by their ids, at most 100, in the order of the ids, null where there is nothing.</summary>
    /// <param name="ids">Their ids, at most 100.</param>
    public static IReadOnlyList<INode?> Nodes([FromServices] RequestNetwork request, [Id] IReadOnlyList<string> ids)
    {
        if (ids.Count > MaxIdCount)
            throw new WireException(
                "TOO_MANY_IDS",
                $"'ids' holds {ids.Count} ids; at most {MaxIdCount} can be asked for at once.",
                $"'ids' มี {ids.Count} รหัส ขอได้ครั้งละไม่เกิน {MaxIdCount} รหัส"
            );
        return [.. ids.Select(id => Find(request.Snapshot, id, "ids"))];
    }

    private static INode? Find(NetworkSnapshot network, string id, string argument)
    {
        if (!GlobalId.TryRead(id, out var node))
            throw new WireException(
                "INVALID_ID",
                $"'{argument}' holds a text that is not an id of this server.",
                $"'{argument}' มีข้อความที่ไม่ใช่รหัส id ของระบบนี้"
            );
        return node switch
        {
            { OtherPartyId: { } other } => network.CoParticipations.Find(node.Id, other) is { } link
                ? new CollaborationNode(network, link)
                : null,
            _ => network.Find(node.Kind, node.Id) switch
            {
                Party party => PartyNode.Of(network, party),
                Area area => new AreaNode(network, area),
                Activity activity => new ActivityNode(network, activity),
                TargetArea target => new TargetAreaNode(network, target),
                Collaboration link => new CollaborationNode(network, link),
                _ => null,
            },
        };
    }
}
