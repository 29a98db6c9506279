using System.Globalization;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Shared;

/// <summary>A sentence for people, in both languages.</summary>
public sealed record Sentence(string Thai, string English)
{
    /// <summary>One sentence after another.</summary>
    public Sentence Then(Sentence next) => new($"{Thai} {next.Thai}", $"{English} {next.English}");
}

/// <summary>Names of kinds, parties and places in sentences.</summary>
internal static class Words
{
    private static readonly string[] ThaiMonths =
    [
        "มกราคม",
        "กุมภาพันธ์",
        "มีนาคม",
        "เมษายน",
        "พฤษภาคม",
        "มิถุนายน",
        "กรกฎาคม",
        "สิงหาคม",
        "กันยายน",
        "ตุลาคม",
        "พฤศจิกายน",
        "ธันวาคม",
    ];

    public static string Thai(PartyKind kind) =>
        kind switch
        {
            PartyKind.CommunityCouncil => "สภาองค์กรชุมชน",
            PartyKind.LocalGovernment => "องค์กรปกครองส่วนท้องถิ่น",
            PartyKind.LocalAuthority => "ท้องที่",
            PartyKind.PaccOffice => "สำนักงาน ป.ป.ท.",
            PartyKind.GoodActor => "ผู้ก่อการดี",
            PartyKind.CodiOffice => "สำนักงาน พอช.",
            PartyKind.StateAgency => "หน่วยงานรัฐ",
            PartyKind.IssueNetwork => "เครือข่ายเชิงประเด็น",
            PartyKind.CitizenNetwork => "เครือข่ายภาคประชาชน",
            PartyKind.DevelopmentPartner => "ภาคีพัฒนา",
            _ => "กลไกขับเคลื่อน",
        };

    public static string English(PartyKind kind) =>
        kind switch
        {
            PartyKind.CommunityCouncil => "community-organisation council",
            PartyKind.LocalGovernment => "local government",
            PartyKind.LocalAuthority => "local authority",
            PartyKind.PaccOffice => "PACC office",
            PartyKind.GoodActor => "good actor",
            PartyKind.CodiOffice => "CODI office",
            PartyKind.StateAgency => "state agency",
            PartyKind.IssueNetwork => "issue network",
            PartyKind.CitizenNetwork => "citizen network",
            PartyKind.DevelopmentPartner => "development partner",
            _ => "mechanism",
        };

    public static string English(Party party) => party.NameEn ?? party.NameTh;

    /// <summary>The Thai name of a place with what it is, such as ตำบลแม่ริม; the code where it is not loaded.</summary>
    public static string ThaiPlace(NetworkSnapshot network, string code) =>
        network.FindArea(code) is not { } area
            ? code
            : area.Level switch
            {
                AreaLevel.Province when area.Code != "10" => "จังหวัด" + area.NameTh,
                AreaLevel.District => (area.Code.StartsWith("10", StringComparison.Ordinal) ? "เขต" : "อำเภอ") + area.NameTh,
                AreaLevel.Subdistrict => (area.Code.StartsWith("10", StringComparison.Ordinal) ? "แขวง" : "ตำบล") + area.NameTh,
                _ => area.NameTh,
            };

    public static string EnglishPlace(NetworkSnapshot network, string code) =>
        network.FindArea(code) is not { } area ? code : area.NameEn ?? area.NameTh;

    /// <summary>The first few of many, and how many more there are.</summary>
    public static string ThaiList(IReadOnlyList<string> names, int count) =>
        string.Join(", ", names) + (count > names.Count ? $" และอีก {count - names.Count}" : "");

    public static string EnglishList(IReadOnlyList<string> names, int count) =>
        string.Join(", ", names) + (count > names.Count ? $" and {count - names.Count} more" : "");

    /// <summary>A noun with its article.</summary>
    public static string A(string noun) => ("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun;

    /// <summary>How many of what, or how many do what.</summary>
    public static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{Number(count)} {many}";

    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Figure(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A share as per cent.</summary>
    public static string Share(double? fraction) => ((fraction ?? 0) * 100).ToString("0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A day as it is said in Thai, in the Buddhist era: 1 มกราคม 2565.</summary>
    public static string ThaiDay(DateOnly day) => $"{day.Day} {ThaiMonths[day.Month - 1]} {day.Year + FiscalYear.EraOffset}";

    public static string EnglishDay(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
