using AntiCorruption.Api.Collaborations;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;
using GraphQL;

namespace AntiCorruption.Api.WhatIfs;

internal static class WhatIfQueries
{
    /// <summary>
    /// The network with supposed changes beside the network without them; nothing is stored. Every question can be asked of both.
    /// </summary>
    /// <param name="changes">What is supposed to be added and removed.</param>
    [Cost(100)]
    public static async Task<WhatIfNode?> WhatIf(
        [Asked] NetworkNode network,
        [FromServices] SupposedNetworks supposed,
        [CostPerUnit(5)] WhatIfInput changes,
        CancellationToken cancellationToken
    )
    {
        changes.Check();
        return new(network, await supposed.TakeAsync(network.Snapshot, changes, cancellationToken));
    }
}

/// <summary>The last few supposed networks: questions about one supposition share it, and the results kept for it.</summary>
internal sealed class SupposedNetworks
{
    private const int MaxKeptCount = 64;
    private const long BytesOfChange = 4096;

    private readonly KeptValues<(NetworkSnapshot Before, string Changes), Committed<Supposed>> kept = new(
        MaxKeptCount,
        MemoryShare.Of(16, 512L << 20)
    );

    /// <exception cref="WireException">A change breaks a rule; the code says which.</exception>
    public async Task<(NetworkSnapshot After, Supposed Added)> TakeAsync(
        NetworkSnapshot before,
        WhatIfInput changes,
        CancellationToken cancellationToken
    )
    {
        var supposed = await kept.TakeAsync((before, changes.Text()), _ => Task.FromResult(Suppose(before, changes)), cancellationToken)
            .ConfigureAwait(false);
        if (supposed.IsMade)
            return (supposed.Snapshot, supposed.Result);
        var fault = supposed.Faults[0];
        throw new WireException(fault.Code, $"'changes.{fault.Field}': {fault.MessageEn}", $"'changes.{fault.Field}': {fault.MessageTh}");
    }

    private static Weighed<Committed<Supposed>> Suppose(NetworkSnapshot before, WhatIfInput changes) =>
        new(NetworkBranch.Suppose(before, changes.Apply), BytesOfChange * (1 + changes.Count));
}

/// <summary>A supposition: the network with it and without it.</summary>
[Name("WhatIf")]
public sealed class WhatIfNode
{
    private readonly NetworkNode before;
    private readonly NetworkSnapshot after;
    private readonly Supposed added;

    internal WhatIfNode(NetworkNode before, (NetworkSnapshot After, Supposed Added) supposed)
    {
        this.before = before;
        (after, added) = supposed;
    }

    /// <summary>The network as it is.</summary>
    public NetworkNode Before => before;

    /// <summary>The network as it would be.</summary>
    public NetworkNode After() => new(after, before.Analyses);

    /// <summary>The parties that were added; their ids mean something in this answer only.</summary>
    public IEnumerable<PartyNode> AddedParties() => added.PartyIds.Select(id => PartyNode.Of(after, after.Parties[id]));

    /// <summary>The links that were added; their ids mean something in this answer only.</summary>
    public IEnumerable<CollaborationNode> AddedCollaborations() =>
        added
            .LinkIds.Where(id => after.Collaborations.Find(id) is not null)
            .Select(id => new CollaborationNode(after, after.Collaborations[id]));
}
