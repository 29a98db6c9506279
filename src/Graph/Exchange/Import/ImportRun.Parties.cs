using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Import;

/// <summary>
/// Parties come from several tables that speak of the same body: an organisation with an office code is the office, one
/// with a local-government code the local government. They meet in one draft by key or official code.
/// </summary>
internal sealed partial class ImportRun
{
    private readonly Dictionary<string, PartyDraft> partiesByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PartyDraft> partiesByCode = new(StringComparer.Ordinal);

    private sealed class PartyDraft(Party party, RowReader row)
    {
        public Party Party { get; set; } = party;
        public RowReader Row { get; } = row;
        public string? ParentKey { get; set; }
    }

    private void ReadOrganisation(RowReader row)
    {
        var kind = row.Text("kind") is { } text ? Kind(row, text) : null;
        var (id, name) = (row.Required("id"), row.Required("name_th"));
        var parentKey = row.Text("parent_id");
        var level = row.Choice<AreaLevel>("level");
        if (row.Text("kind") is null)
            row.Required("kind");
        if (row.IsBad || kind is null)
            return;
        Draft(
            row,
            id,
            row.Figures("office_code") ?? row.Figures("local_government_code"),
            kind.Value.Kind,
            name,
            party =>
                party with
                {
                    Key = id,
                    PartyKind = kind.Value.Kind,
                    Category = kind.Value.Category ?? party.Category,
                    NameTh = name,
                    NameEn = row.Text("name_en") ?? party.NameEn,
                    Level = level ?? party.Level,
                    AreaCode = AreaCode(row, "area_code") ?? party.AreaCode,
                    IsGroup = row.Flag("is_group") ?? party.IsGroup,
                    Source = row.Text("source") ?? party.Source,
                    Note = row.Text("note") ?? party.Note,
                },
            parentKey
        );
    }

    private void ReadPaccOffice(RowReader row)
    {
        var isZone = row.OneOf("kind", "HQ", "ZONE") == "ZONE";
        var zone = row.Number("zone", 1, 99);
        Office(
            row,
            PartyKind.PaccOffice,
            isZone ? PartyCategory.ZoneOffice : PartyCategory.Headquarters,
            row.Text("short_name_th"),
            isZone ? AreaLevel.Region : AreaLevel.National,
            party => party with { Zone = zone, Note = row.Text("seat_note") ?? party.Note }
        );
    }

    private void ReadCodiOffice(RowReader row)
    {
        var isHead = row.OneOf("kind", "HQ", "REGIONAL") == "HQ";
        Office(
            row,
            PartyKind.CodiOffice,
            isHead ? PartyCategory.Headquarters : PartyCategory.RegionalOffice,
            null,
            isHead ? AreaLevel.National : AreaLevel.Region,
            party => party with { Note = row.Text("note") ?? party.Note }
        );
    }

    private void Office(RowReader row, PartyKind kind, PartyCategory category, string? shortName, AreaLevel level, Func<Party, Party> more)
    {
        var (code, name) = (row.RequiredFigures("code"), row.Required("name_th"));
        if (row.IsBad)
            return;
        Draft(row, code, code, kind, name, party =>
            more(
                party with
                {
                    PartyKind = kind,
                    Category = category,
                    NameEn = party.NameEn ?? row.Text("name_en"),
                    Aliases = Names(party, name, shortName, party.NameEn is null ? null : row.Text("name_en")),
                    Level = party.Level ?? level,
                    AreaCode = Seat(row) ?? party.AreaCode,
                    Source = row.Text("source") ?? party.Source,
                }
            )
        );
    }

    private void ReadLocalGovernment(RowReader row)
    {
        var (code, name) = (row.RequiredFigures("code"), row.Required("name_th"));
        PartyCategory? category = row.OneOf(
            "kind",
            "PAO",
            "CITY_MUNICIPALITY",
            "TOWN_MUNICIPALITY",
            "SUBDISTRICT_MUNICIPALITY",
            "SAO",
            "BMA",
            "PATTAYA"
        ) switch
        {
            "PAO" => PartyCategory.ProvincialAdministrativeOrganization,
            "CITY_MUNICIPALITY" => PartyCategory.CityMunicipality,
            "TOWN_MUNICIPALITY" => PartyCategory.TownMunicipality,
            "SUBDISTRICT_MUNICIPALITY" => PartyCategory.SubdistrictMunicipality,
            "SAO" => PartyCategory.SubdistrictAdministrativeOrganization,
            "BMA" => PartyCategory.BangkokMetropolitanAdministration,
            "PATTAYA" => PartyCategory.PattayaCity,
            _ => null,
        };
        var point = row.Point("lat", "lon");
        if (row.IsBad)
            return;
        Draft(row, code, code, PartyKind.LocalGovernment, name, party =>
            party with
            {
                PartyKind = PartyKind.LocalGovernment,
                Category = category,
                NameEn = party.NameEn ?? row.Text("name_en"),
                Aliases = Names(party, name, null, party.NameEn is null ? null : row.Text("name_en")),
                Level = party.Level
                    ?? (
                        category is PartyCategory.ProvincialAdministrativeOrganization or PartyCategory.BangkokMetropolitanAdministration
                            ? AreaLevel.Province
                            : AreaLevel.Subdistrict
                    ),
                AreaCode = Seat(row) ?? party.AreaCode,
                Location = point ?? party.Location,
                Url = row.Text("url") ?? party.Url,
            }
        );
    }

    private void ReadParty(RowReader row)
    {
        var (key, name, kind) = (row.Required("key"), row.Required("name_th"), row.RequiredChoice<PartyKind>("kind"));
        var (category, level, zone, point) = (
            row.Choice<PartyCategory>("category"),
            row.Choice<AreaLevel>("level"),
            row.Number("zone", 1, 99),
            row.Point("lat", "lon")
        );
        if (row.IsBad || kind is null)
            return;
        Draft(
            row,
            key,
            row.Figures("official_code"),
            kind.Value,
            name,
            party =>
                party with
                {
                    Key = key,
                    PartyKind = kind.Value,
                    Category = category ?? party.Category,
                    NameTh = name,
                    NameEn = row.Text("name_en") ?? party.NameEn,
                    Aliases = party.Aliases.Union(row.List("aliases")).ToValueList(),
                    Level = level ?? party.Level,
                    AreaCode = AreaCode(row, "area_code") ?? party.AreaCode,
                    Zone = zone ?? party.Zone,
                    IsGroup = row.Flag("is_group") ?? party.IsGroup,
                    Location = point ?? party.Location,
                    Url = row.Text("url") ?? party.Url,
                    Source = row.Text("source") ?? party.Source,
                    Note = row.Text("note") ?? party.Note,
                    IsSynthetic = row.Flag("is_synthetic") ?? party.IsSynthetic,
                },
            row.Text("parent_key")
        );
    }

    private void ReadNode(RowReader row)
    {
        var (id, name, kind) = (row.Required("id"), row.Required("nameTh"), row.RequiredChoice<PartyKind>("kind"));
        if (row.IsBad || kind is null)
            return;
        Draft(row, id, null, kind.Value, name, party =>
            party with
            {
                PartyKind = kind.Value,
                NameTh = name,
                NameEn = row.Text("nameEn") ?? party.NameEn,
                AreaCode = AreaCode(row, "provinceCode") ?? party.AreaCode,
            }
        );
    }

    private void ReadGoodActor(RowReader row)
    {
        var (key, name, level, consent) = (
            row.Required("key"),
            row.Required("pseudonym"),
            row.Choice<AreaLevel>("level"),
            row.Date("consent_date")
        );
        var form = row.OneOf("form", "PERSON", "NETWORK") == "PERSON" ? PartyCategory.Person : PartyCategory.Network;
        var isPersonal = row.Text("real_name") is not null || row.Text("contact") is not null;
        if (isPersonal && (consent is not { Precision: DatePrecision.Day } || row.Text("consent_purpose") is null))
            row.Tell("consent_date", ImportRules.Consent);
        if (row.IsBad)
            return;
        Draft(row, key, null, PartyKind.GoodActor, name, party =>
            party with
            {
                PartyKind = PartyKind.GoodActor,
                Category = form,
                NameTh = name,
                NameEn = row.Text("name_en") ?? party.NameEn,
                Aliases = party.Aliases.Union(row.List("aliases")).ToValueList(),
                Level = level ?? party.Level,
                AreaCode = AreaCode(row, "area_code") ?? party.AreaCode,
                Roles = row.Text("roles") is null ? party.Roles : row.List("roles"),
                Personal = isPersonal
                    ? new()
                    {
                        RealName = row.Text("real_name"),
                        Contact = row.Text("contact"),
                        ConsentDate = consent!.Value.Earliest,
                        ConsentPurpose = row.Text("consent_purpose"),
                    }
                    : party.Personal,
                Source = row.Text("source") ?? party.Source,
                Note = row.Text("note") ?? party.Note,
                IsSynthetic = row.Flag("is_synthetic") ?? party.IsSynthetic,
            }
        );
    }

    private void ReadCoverage(RowReader row, string party, string area, EvidenceGrade? grade)
    {
        var (code, areaCode, extent) = (
            row.RequiredFigures(party),
            row.RequiredFigures(area),
            row.Choice<CoverageExtent>("extent") ?? CoverageExtent.Full
        );
        if (row.IsBad)
            return;
        if (Known(code, row) is not { } draft)
        {
            row.Tell(party, ImportRules.UnknownOfficialCode, code);
            return;
        }
        AreaCode(row, area);
        var cover = new Coverage(areaCode, extent, grade, row.Text("source"));
        draft.Party = draft.Party with
        {
            Covers = draft
                .Party.Covers.Where(other => other.AreaCode != areaCode)
                .Append(cover)
                .OrderBy(one => one.AreaCode, StringComparer.Ordinal)
                .ToValueList(),
        };
    }

    private static EvidenceGrade Confidence(RowReader row) =>
        row.Text("confidence") is not null && row.OneOf("confidence", "HIGH", "MEDIUM", "LOW") == "HIGH"
            ? EvidenceGrade.Read
            : EvidenceGrade.Inferred;

    /// <summary>Writes the drafts: all parties first, then who stands above whom.</summary>
    private void WriteParties()
    {
        List<PartyDraft> drafts = [.. partiesByKey.Values];
        foreach (var draft in drafts)
            if (Save(draft.Party, draft.Row) is { } saved)
                draft.Party = saved;
        foreach (var draft in drafts.Where(draft => draft.ParentKey is not null && draft.Party.Id != 0))
        {
            var column = draft.Row.Row.File.IndexOf("parent_id") >= 0 ? "parent_id" : "parent_key";
            if (edit.FindId(RecordKind.Party, draft.ParentKey!) is not { } parent)
                draft.Row.Tell(column, Rules.UnknownPartyKey, draft.ParentKey!);
            else if (draft.Party.ParentId != parent && Save(draft.Party with { ParentId = parent }, draft.Row, column) is not null)
                touched[(int)RecordKind.Party]--;
        }
        partiesByKey.Clear();
        partiesByCode.Clear();
    }

    private void Draft(
        RowReader row,
        string key,
        string? code,
        PartyKind kind,
        string name,
        Func<Party, Party> read,
        string? parentKey = null
    )
    {
        var draft = Known(key, row) ?? (code is null ? null : Known(code, row));
        if (draft is null)
        {
            draft = new(
                new Party
                {
                    Key = key,
                    PartyKind = kind,
                    NameTh = name,
                },
                row
            );
        }
        else if (draft.Row.Row.File == row.Row.File && draft.Row.Row.Line != row.Row.Line && draft.Party.Key == key)
        {
            row.Tell(null, ImportRules.KeyTwice, key);
            return;
        }
        partiesByKey.Remove(draft.Party.Key);
        draft.Party = read(draft.Party) with { OfficialCode = code ?? draft.Party.OfficialCode };
        draft.ParentKey = parentKey ?? draft.ParentKey;
        partiesByKey[draft.Party.Key] = draft;
        if (draft.Party.OfficialCode is { } official)
            partiesByCode[official] = draft;
    }

    /// <summary>The draft, or a new one of the network's party, with a key or official code.</summary>
    private PartyDraft? Known(string keyOrCode, RowReader row)
    {
        if (partiesByKey.TryGetValue(keyOrCode, out var draft) || partiesByCode.TryGetValue(keyOrCode, out draft))
            return draft;
        if ((edit.FindId(RecordKind.Party, keyOrCode) ?? edit.FindPartyByOfficialCode(keyOrCode)) is not { } id)
            return null;
        var party = edit.Find<Party>(RecordKind.Party, id)!;
        if (partiesByKey.TryGetValue(party.Key, out draft))
            return draft;
        draft = new(party, row);
        partiesByKey[party.Key] = draft;
        if (party.OfficialCode is { } official)
            partiesByCode[official] = draft;
        return draft;
    }

    /// <summary>The names that a party is also known by, its own left out.</summary>
    private static ValueList<string> Names(Party party, params ReadOnlySpan<string?> more)
    {
        List<string> names = [.. party.Aliases];
        foreach (var name in more)
            if (name is not null && name != party.NameTh && name != party.NameEn && !names.Contains(name))
                names.Add(name);
        return names.ToValueList();
    }

    private string? Seat(RowReader row) =>
        row.Text("subdistrict_code") is not null ? AreaCode(row, "subdistrict_code")
        : row.Text("district_code") is not null ? AreaCode(row, "district_code")
        : AreaCode(row, "province_code");

    private static (PartyKind Kind, PartyCategory? Category)? Kind(RowReader row, string text)
    {
        switch (text)
        {
            case "NACC_OFFICE":
                return (PartyKind.StateAgency, PartyCategory.NaccOffice);
            case "COMMUNITY_ORGANISATION":
                return (PartyKind.CitizenNetwork, PartyCategory.CommunityOrganisation);
            case "EDUCATION":
                return (PartyKind.DevelopmentPartner, PartyCategory.Education);
            case "PRIVATE_SECTOR":
                return (PartyKind.DevelopmentPartner, PartyCategory.PrivateSector);
            case "RELIGIOUS_BODY":
                return (PartyKind.DevelopmentPartner, PartyCategory.ReligiousBody);
            case "TARGET_AREA_GROUP":
                return (PartyKind.Mechanism, PartyCategory.TargetAreaGroup);
            default:
                return row.Choice<PartyKind>("kind") is { } kind ? (kind, null) : null;
        }
    }
}
