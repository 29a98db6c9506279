using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>A node of a file: a party, a person under a pseudonym, or several persons as one.</summary>
/// <param name="Key">Its id in the file.</param>
/// <param name="Party">The party; null where persons stand for nobody in particular.</param>
/// <param name="PartyIds">The parties that it stands for.</param>
/// <param name="RegionCode">Code of the region.</param>
/// <param name="MemberCount">How many persons a group has; null for a single party, and for a group too small to tell.</param>
public sealed record ExportNode(string Key, Party? Party, IReadOnlyList<int> PartyIds, string? RegionCode, int? MemberCount = null)
{
    /// <summary>Whether it is a person, or several: then <see cref="Party"/> is null, and only what cannot name one is told.</summary>
    public bool IsPerson => Party is null;

    /// <summary>Whether it is several persons.</summary>
    public bool IsGroupOfPersons { get; init; }

    /// <summary>Whether all of it is made up.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>The finer kind: of a party as its source states it.</summary>
    public PartyCategory? Category => IsPerson ? PartyCategory.Person : Party!.Category;

    public PartyKind Kind => Party?.PartyKind ?? PartyKind.GoodActor;

    public string NameTh => Party?.NameTh ?? (IsGroupOfPersons ? "ผู้ก่อการดีรวมกลุ่ม " : "ผู้ก่อการดี ") + Key;

    public string? NameEn => Party is { } party ? party.NameEn : (IsGroupOfPersons ? "Good actors " : "Good actor ") + Key;

    public string Label(ExportNames names) =>
        (names, NameEn) switch
        {
            (ExportNames.Th, _) or (_, null) => NameTh,
            (ExportNames.En, { } english) => english,
            (_, { } english) => $"{NameTh} ({english})",
        };
}
