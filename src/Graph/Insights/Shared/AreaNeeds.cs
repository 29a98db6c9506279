using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Shared;

/// <summary>
/// Which kinds of parties an area has, for everybody who asks. It has a kind by a party of it that works there, or by a tie of such a party
/// to one
/// that is near: of the same province, or without one (a national or regional body). PACC and CODI it has by a tie to an office that covers
/// it.
/// </summary>
internal sealed class AreaNeeds(ScopedNetwork network, Places places)
{
    /// <summary>The kinds of the parties that work in an area.</summary>
    public EnumSet<PartyKind> KindsOf(ReadOnlySpan<int> atWork)
    {
        var kinds = 0UL;
        foreach (var node in atWork)
            kinds |= Bit(node);
        return new(kinds);
    }

    /// <summary>The kinds that an area has.</summary>
    /// <param name="atWork">The parties that work in it.</param>
    public EnumSet<PartyKind> MetIn(string areaCode, ReadOnlySpan<int> atWork)
    {
        var met = 0UL;
        foreach (var node in atWork)
        {
            if (!Places.IsOffice(network.PartyOf(node)))
                met |= Bit(node);
            foreach (var other in network.Graph.Underlying.NeighboursOf(node))
                met |= MetBy(areaCode, other).Mask;
        }
        return new(met);
    }

    /// <summary>What a tie to a party means for an area: its kind, or nothing.</summary>
    public EnumSet<PartyKind> MetBy(string areaCode, int other)
    {
        var party = network.PartyOf(other);
        var counts = Places.IsOffice(party)
            ? Array.IndexOf(places.OfficesOf(areaCode, party.PartyKind), party.Id) >= 0
            : places.AreNear(areaCode, party.AreaCode);
        return counts ? new(Bit(other)) : default;
    }

    private ulong Bit(int node) => EnumSet.Bit(network.PartyOf(node).PartyKind);
}
