using AntiCorruption.Graph.Exchange.Export.Persons;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>
/// A scope of one version as it leaves the program: nodes and links with their attributes typed once, persons hidden, so that a format
/// does nothing but write. Links are made while they are read.
/// </summary>
public sealed class ExportNetwork
{
    private readonly ExportNodes nodes;
    private readonly ExportLinks links;
    private readonly Lazy<Dictionary<ExportNode, string>> shortLabels;

    private ExportNetwork(ScopedNetwork scoped, ExportOptions options)
    {
        var pseudonyms = new Pseudonyms(scoped, options.PseudonymSecret);
        (Scoped, Options) = (scoped, options);
        nodes = ExportNodes.Build(scoped, pseudonyms, options.PersonsAs);
        links = new(scoped, nodes, pseudonyms, options);
        shortLabels = new(() => ShortLabels.Of(nodes.All));
        Risk = options.PersonsAs == PersonsAs.Grouped ? new(0, 0) : PersonRisk.Of(scoped, nodes.All);
    }

    public ScopedNetwork Scoped { get; }

    public ExportOptions Options { get; }

    public NetworkSnapshot Snapshot => Scoped.Snapshot;

    /// <summary>How easily persons could be told apart in it.</summary>
    public PersonRisk Risk { get; }

    /// <summary>The nodes, always in the same order.</summary>
    public IReadOnlyList<ExportNode> Nodes => nodes.All;

    public ExportTable<ExportNode> NodeTable => Tables.NodeTable.Of(this);

    public ExportTable<ExportLink> LinkTable => Tables.LinkTable.Of(this);

    /// <exception cref="PersonsAtRiskException">Persons could be told apart, and the options give no reason.</exception>
    public static ExportNetwork Of(ScopedNetwork scoped, ExportOptions options)
    {
        var network = new ExportNetwork(scoped, options);
        return network.Risk.IsTooHigh && options.RiskReason is null ? throw new PersonsAtRiskException(network.Risk) : network;
    }

    /// <summary>The links, always in the same order, made while they are read.</summary>
    /// <exception cref="OperationCanceledException">The reader has left.</exception>
    public IEnumerable<ExportLink> Links(CancellationToken cancellationToken) => links.All(cancellationToken);

    /// <summary>The node that a party is in this export; null where it is outside the scope.</summary>
    public ExportNode? NodeOf(int partyId) => nodes.Of(partyId) is >= 0 and var node ? nodes.All[node] : null;

    /// <summary>A label of at most 18 ASCII capitals, unique in the export, for programs that take no other.</summary>
    public string ShortLabel(ExportNode node) => shortLabels.Value[node];

    internal string? ParentKey(ExportNode node) =>
        node.Party?.ParentId is { } id && Snapshot.Parties.Find(id) is { } parent && !PersonRisk.IsPerson(parent) ? parent.Key : null;

    /// <summary>What a measure says of a node; nothing of several persons.</summary>
    internal MeasuredValue? Measured(ExportNode node, ExportMeasure measure) =>
        node.IsGroupOfPersons ? null : measure.Of(Scoped.NodeOf(node.PartyIds[0]));
}
