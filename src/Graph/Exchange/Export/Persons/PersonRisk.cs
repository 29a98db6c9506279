using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Exchange.Export.Persons;

/// <summary>How easily the persons of an export could be told apart by what it says of them: region and number of partners.</summary>
/// <param name="PersonCount">Persons who are not made up.</param>
/// <param name="ExposedCount">Those who share both with fewer than <see cref="LeastClassSize"/> persons, themselves included.</param>
public sealed record PersonRisk(int PersonCount, int ExposedCount)
{
    /// <summary>Persons that must be alike, or none of them is told apart from the others.</summary>
    public const int LeastClassSize = 5;

    public bool IsTooHigh => ExposedCount > 0;

    internal static bool IsPerson(Party party) => party.PartyKind == PartyKind.GoodActor && party.Category != PartyCategory.Network;

    /// <summary>Counts the persons of a scope; made-up ones are nobody.</summary>
    internal static PersonRisk Of(ScopedNetwork scoped, IEnumerable<ExportNode> nodes)
    {
        var classes = nodes
            .Where(node => node.IsPerson && !node.IsSynthetic)
            .CountBy(node => (node.RegionCode, scoped.Graph.DegreeOf(scoped.NodeOf(node.PartyIds[0]))))
            .ToList();
        return new(classes.Sum(one => one.Value), classes.Where(one => one.Value < LeastClassSize).Sum(one => one.Value));
    }
}

/// <summary>Persons could be told apart in an export, and nobody has said why that may be.</summary>
public sealed class PersonsAtRiskException(PersonRisk risk)
    : Exception($"{risk.ExposedCount} of {risk.PersonCount} persons could be told apart by region and number of partners.")
{
    public PersonRisk Risk => risk;
}
