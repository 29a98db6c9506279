using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Api.Wire.Requests;

/// <summary>The one version of the network that a request sees from start to end.</summary>
public sealed class RequestNetwork(LiveNetwork live, SelectionCache selections)
{
    private NetworkSnapshot? snapshot;

    public NetworkSnapshot Snapshot => snapshot ??= live.Current;

    public SelectionCache Selections => selections;

    /// <summary>Goes on with a later version: the one that the request's own change made.</summary>
    public void MoveTo(NetworkSnapshot later) => snapshot = later;
}
