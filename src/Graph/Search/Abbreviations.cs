using System.Text.RegularExpressions;

namespace AntiCorruption.Graph.Search;

/// <summary>
/// Names that are usual in a long and a short form. Both are brought to the short one, in names and in queries alike, so
/// that each finds the other, and an English form finds a Thai one.
/// </summary>
internal static partial class Abbreviations
{
    private static readonly (string Long, string Short)[] Table = Fold(
        ("สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตในภาครัฐ", "ปปท"),
        ("คณะกรรมการป้องกันและปราบปรามการทุจริตในภาครัฐ", "ปปท"),
        ("สำนักงานป้องกันและปราบปรามการทุจริตในภาครัฐ", "ปปท"),
        ("ป้องกันและปราบปรามการทุจริตในภาครัฐ", "ปปท"),
        ("สำนักงาน ป.ป.ท.", "ปปท"),
        ("Office of the Public Sector Anti-Corruption Commission", "ปปท"),
        ("Public Sector Anti-Corruption Commission", "ปปท"),
        ("PACC", "ปปท"),
        ("สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ", "ปปช"),
        ("คณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ", "ปปช"),
        ("สำนักงานป้องกันและปราบปรามการทุจริตแห่งชาติ", "ปปช"),
        ("สำนักงาน ป.ป.ช.", "ปปช"),
        ("National Anti-Corruption Commission", "ปปช"),
        ("NACC", "ปปช"),
        ("สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)", "พอช"),
        ("สถาบันพัฒนาองค์กรชุมชน", "พอช"),
        ("Community Organizations Development Institute (Public Organization)", "พอช"),
        ("Community Organizations Development Institute", "พอช"),
        ("CODI", "พอช"),
        ("สำนักงานการตรวจเงินแผ่นดิน", "สตง"),
        ("กองอำนวยการรักษาความมั่นคงภายในราชอาณาจักร", "กอรมน"),
        ("กองอำนวยการรักษาความมั่นคงภายใน", "กอรมน"),
        ("Internal Security Operations Command", "กอรมน"),
        ("ISOC", "กอรมน"),
        ("ธนาคารแห่งประเทศไทย", "ธปท"),
        ("Bank of Thailand", "ธปท"),
        ("ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร", "ธกส"),
        ("กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์", "พม"),
        ("สถาบันบัณฑิตพัฒนบริหารศาสตร์", "นิด้า"),
        ("National Institute of Development Administration", "นิด้า"),
        ("NIDA", "นิด้า"),
        ("คณะกรรมการการกระจายอำนาจให้แก่องค์กรปกครองส่วนท้องถิ่น", "กกถ"),
        ("คณะกรรมการการเลือกตั้ง", "กกต"),
        ("สถาบันพระปกเกล้า", "KPI"),
        ("King Prajadhipok's Institute", "KPI"),
        ("STRONG", "สตรอง"),
        ("กระทรวงมหาดไทย", "มท"),
        ("กระทรวงสาธารณสุข", "สธ"),
        ("สำนักงานกองทุนสนับสนุนการสร้างเสริมสุขภาพ", "สสส"),
        ("สำนักงานคณะกรรมการสุขภาพแห่งชาติ", "สช"),
        ("สำนักงานสาธารณสุขจังหวัด", "สสจ"),
        ("โรงพยาบาลส่งเสริมสุขภาพตำบล", "รพสต"),
        ("สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด", "พมจ"),
        ("องค์กรปกครองส่วนท้องถิ่น", "อปท"),
        ("องค์การบริหารส่วนตำบล", "อบต"),
        ("Subdistrict Administrative Organization", "อบต"),
        ("Tambon Administrative Organization", "อบต"),
        ("SAO", "อบต"),
        ("TAO", "อบต"),
        ("องค์การบริหารส่วนจังหวัด", "อบจ"),
        ("Provincial Administrative Organization", "อบจ"),
        ("PAO", "อบจ"),
        ("เทศบาลตำบล", "ทต"),
        ("Subdistrict Municipality", "ทต"),
        ("เทศบาลเมือง", "ทม"),
        ("Town Municipality", "ทม"),
        ("เทศบาลนคร", "ทน"),
        ("City Municipality", "ทน"),
        ("สภาองค์กรชุมชนตำบล", "สอช"),
        ("สภาองค์กรชุมชน", "สอช"),
        ("Community Organization Council", "สอช"),
        ("มหาวิทยาลัยราชภัฏ", "มรภ"),
        ("Rajabhat University", "มรภ"),
        ("มหาวิทยาลัย", "ม"),
        ("University", "ม"),
        ("โรงเรียน", "รร"),
        ("ที่ว่าการอำเภอ", "อ"),
        ("สำนักงาน", "สนง"),
        ("Office", "สนง"),
        ("จังหวัด", "จ"),
        ("Province", "จ"),
        ("อำเภอ", "อ"),
        ("District", "อ"),
        ("ตำบล", "ต"),
        ("Subdistrict", "ต"),
        ("Tambon", "ต"),
        ("ภาคตะวันออกเฉียงเหนือ", "อีสาน"));

    /// <summary>A folded text with its long forms made short.</summary>
    public static string Shorten(string folded)
    {
        foreach (var (longForm, shortForm) in Table)
            if (folded.Contains(longForm, StringComparison.Ordinal)) folded = folded.Replace(longForm, shortForm, StringComparison.Ordinal);
        return ZoneNumber().Replace(folded, "$1เขต$2");
    }

    /// <summary>A zone office is often named by its number alone: ป.ป.ท. 6.</summary>
    [GeneratedRegex("(ปปท|ปปช)([0-9])")]
    private static partial Regex ZoneNumber();

    /// <summary>Longer forms first, so that a part of one is not taken before the whole.</summary>
    private static (string, string)[] Fold(params (string Long, string Short)[] forms) =>
        [.. forms.Select(form => (Long: ThaiFolding.Fold(form.Long), Short: ThaiFolding.Fold(form.Short))).Where(form => form.Long != form.Short).DistinctBy(form => form.Long).OrderByDescending(form => form.Long.Length)];
}
