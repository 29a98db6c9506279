using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Export.Persons;

/// <summary>The persons of a region as one node; regions with too few of them go together.</summary>
internal static class PersonGroups
{
    private const string Rest = "GA-REST";

    /// <param name="persons">Each with the code of its region.</param>
    public static IEnumerable<ExportNode> Of(IEnumerable<(Party Party, string? RegionCode)> persons)
    {
        var regions = persons.GroupBy(person => person.RegionCode).OrderBy(region => region.Key, StringComparer.Ordinal).ToList();
        var large = regions.Where(region => region.Key is not null && region.Count() >= PersonRisk.LeastClassSize).ToList();
        foreach (var region in large)
        {
            yield return Group("GA-" + region.Key, [.. region.Select(person => person.Party)], region.Key);
        }
        Party[] rest = [.. regions.Except(large).SelectMany(region => region.Select(person => person.Party))];
        if (rest.Length > 0)
        {
            yield return Group(Rest, rest, null);
        }
    }

    private static ExportNode Group(string key, Party[] members, string? regionCode) =>
        new(
            key,
            null,
            [.. members.Select(member => member.Id).Order()],
            regionCode,
            members.Length < PersonRisk.LeastClassSize ? null : members.Length
        )
        {
            IsGroupOfPersons = true,
            IsSynthetic = Array.TrueForAll(members, member => member.IsSynthetic),
        };
}
