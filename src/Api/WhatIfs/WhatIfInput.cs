using System.Globalization;
using System.Text.Json;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using GraphQL;

namespace AntiCorruption.Api.WhatIfs;

/// <summary>
/// Changes to suppose, made in the order of the fields: parties added, links added, links removed, parties removed. At most 500 together.
/// </summary>
[Name("WhatIfInput")]
public sealed class WhatIfInput : IPricedInput
{
    private const int MaxChangeCount = 500;

    /// <summary>Parties to add.</summary>
    public IReadOnlyList<SupposedPartyInput>? AddParties { get; set; }

    /// <summary>Links to add, between parties that are there or were added.</summary>
    public IReadOnlyList<SupposedLinkInput>? AddLinks { get; set; }

    /// <summary>Stored links to remove, by their ids. A link that follows from an activity goes only with one of its parties.</summary>
    [Id]
    public IReadOnlyList<string>? RemoveLinks { get; set; }

    /// <summary>Parties to remove, with all their links, by their ids.</summary>
    [Id]
    public IReadOnlyList<string>? RemoveParties { get; set; }

    double IPricedInput.Units => Count;

    /// <summary>Changes in all.</summary>
    internal int Count => (AddParties?.Count ?? 0) + (AddLinks?.Count ?? 0) + (RemoveLinks?.Count ?? 0) + (RemoveParties?.Count ?? 0);

    /// <summary>Equal texts, equal changes.</summary>
    internal string Text() => JsonSerializer.Serialize(this);

    /// <exception cref="WireException">TOO_MANY, or what is wrong with a text.</exception>
    internal void Check()
    {
        if (Count > MaxChangeCount)
            throw new WireException(
                "TOO_MANY",
                $"'changes' holds {Count} changes; at most {MaxChangeCount} can be supposed at once.",
                $"'changes' มี {Count} รายการ สมมติได้ครั้งละไม่เกิน {MaxChangeCount} รายการ"
            );
        foreach (var party in AddParties ?? [])
            if (party.Ref.Length is 0 or > 100 || party.Name is { Length: 0 or > 300 })
                throw new WireException(
                    "BAD_TEXT",
                    "'addParties': 'ref' has 1 to 100 characters, 'name' 1 to 300.",
                    "'addParties': ref ยาว 1 ถึง 100 ตัวอักษร name ยาว 1 ถึง 300 ตัวอักษร"
                );
        foreach (var year in (AddLinks ?? []).SelectMany(link => link.FiscalYears ?? []))
            Bounds.FiscalYear(year, "addLinks.fiscalYears");
    }

    /// <summary>Makes the changes, as far as they break no rule of the network.</summary>
    internal Supposed Apply(NetworkEdit edit)
    {
        var parties = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, party) in (AddParties ?? []).Index())
            if (!parties.TryAdd(party.Ref, edit.Add(party.ToRecord(i + 1)).Id))
                edit.Fail(Rules.ReferenceTwice.At($"addParties[{i}].ref", party.Ref));
        int[] links = [.. (AddLinks ?? []).Select((link, i) => edit.Add(link.ToRecord(edit, parties, $"addLinks[{i}]")).Id)];
        foreach (var id in RemoveLinks ?? [])
            edit.Remove(RecordKind.Collaboration, GlobalId.Read(RecordKind.Collaboration, id, "removeLinks"));
        foreach (var id in RemoveParties ?? [])
            edit.Change<Party>(RecordKind.Party, GlobalId.Read(RecordKind.Party, id, "removeParties"), party =>
                party with
                {
                    IsArchived = true,
                }
            );
        return new([.. parties.Values], links);
    }
}

/// <summary>A party to suppose.</summary>
[Name("SupposedPartyInput")]
public sealed class SupposedPartyInput
{
    /// <summary>How links in the same request refer to it.</summary>
    public required string Ref { get; set; }

    /// <summary>What it is.</summary>
    public required PartyKind Kind { get; set; }

    /// <summary>Its name in the answer; the ref when left out.</summary>
    public string? Name { get; set; }

    /// <summary>DOPA code of its area.</summary>
    public string? AreaCode { get; set; }

    /// <param name="number">Its place among those that are added: keys are stricter than refs.</param>
    internal Party ToRecord(int number) =>
        new()
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"supposed-{number}"),
            PartyKind = Kind,
            NameTh = Name ?? Ref,
            AreaCode = AreaCode,
        };
}

/// <summary>A link to suppose: each end by the id of a party, or by the ref of one that is added.</summary>
[Name("SupposedLinkInput")]
public sealed class SupposedLinkInput
{
    /// <summary>The first party.</summary>
    [Id]
    public string? From { get; set; }

    /// <summary>Or the ref of the first party.</summary>
    public string? FromRef { get; set; }

    /// <summary>The second party.</summary>
    [Id]
    public string? To { get; set; }

    /// <summary>Or the ref of the second party.</summary>
    public string? ToRef { get; set; }

    /// <summary>What the link says.</summary>
    [System.ComponentModel.DefaultValue(CollaborationType.CollaboratesWith)]
    public CollaborationType Type { get; set; }

    /// <summary>How close the cooperation is.</summary>
    public Intensity? Intensity { get; set; }

    /// <summary>Fiscal years (B.E.).</summary>
    public IReadOnlyList<int>? FiscalYears { get; set; }

    /// <param name="parties">Ids of the parties that are added, by their refs.</param>
    /// <param name="field">Where it stands among the changes.</param>
    internal Collaboration ToRecord(NetworkEdit edit, IReadOnlyDictionary<string, int> parties, string field) =>
        new()
        {
            FromId = EndOf(edit, From, FromRef, parties, $"{field}.from"),
            ToId = EndOf(edit, To, ToRef, parties, $"{field}.to"),
            Type = Type,
            Intensity = Intensity,
            FiscalYears = Graph.Model.FiscalYears.Of(FiscalYears ?? []),
        };

    /// <summary>The party at an end; 0 when there is none, and the edit says so.</summary>
    private static int EndOf(NetworkEdit edit, string? id, string? reference, IReadOnlyDictionary<string, int> parties, string field)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        if (id is null == reference is null)
            edit.Fail(Rules.IdOrKey.At(field, name, $"{name}Ref"));
        else if (id is not null)
            return GlobalId.Read(RecordKind.Party, id, field);
        else if (parties.TryGetValue(reference!, out var added))
            return added;
        else
            edit.Fail(Rules.UnknownReference.At($"{field}Ref", FieldRules.Cut(reference!)));
        return 0;
    }
}

/// <summary>Ids of what was added.</summary>
internal sealed record Supposed(IReadOnlyList<int> PartyIds, IReadOnlyList<int> LinkIds);
