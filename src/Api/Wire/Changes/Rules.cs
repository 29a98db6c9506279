using FluentValidation;

namespace AntiCorruption.Api.Wire.Changes;

/// <summary>Rules that many inputs share, each with its code and its message in both languages.</summary>
internal static class Rules
{
    public const int MaxNameLength = 300;
    public const int MaxTextLength = 4_000;
    public const int MaxListLength = 100;

    public static IRuleBuilderOptions<T, string?> Name<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || !string.IsNullOrWhiteSpace(text)).Say("REQUIRED", "A name cannot be empty.", "ชื่อต้องไม่ว่าง")
        .MaximumLength(MaxNameLength).Say("TOO_LONG", $"A name has at most {MaxNameLength} characters.", $"ชื่อยาวได้ไม่เกิน {MaxNameLength} ตัวอักษร")
        .Must(HasNoControl).Say("CONTROL_CHARACTER", "A text cannot hold control characters.", "ข้อความมีอักขระควบคุมไม่ได้");

    public static IRuleBuilderOptions<T, string?> Key<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || text.Length is > 0 and <= 200 && text.All(c => !char.IsWhiteSpace(c) && !char.IsControl(c)))
        .Say("BAD_KEY", "A key has 1 to 200 characters and no spaces.", "รหัสมี 1 ถึง 200 ตัวอักษรและไม่มีช่องว่าง");

    public static IRuleBuilderOptions<T, string?> LongText<T>(this IRuleBuilder<T, string?> rule) => rule
        .MaximumLength(MaxTextLength).Say("TOO_LONG", $"A text has at most {MaxTextLength} characters.", $"ข้อความยาวได้ไม่เกิน {MaxTextLength} ตัวอักษร");

    public static IRuleBuilderOptions<T, string?> WebAddress<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || text.Length <= 2000 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        .Say("BAD_URL", "An address begins with http:// or https://.", "ที่อยู่เว็บต้องขึ้นต้นด้วย http:// หรือ https://");

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> Bounded<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>?> rule, int max = MaxListLength) => rule
        .Must(list => list is null || list.Count <= max).Say("TOO_MANY", $"At most {max} elements.", $"มีได้ไม่เกิน {max} รายการ");

    public static IRuleBuilderOptions<T, int?> Between<T>(this IRuleBuilder<T, int?> rule, int min, int max) => rule
        .Must(number => number is null || number >= min && number <= max).Say("OUT_OF_RANGE", $"A number between {min} and {max} is needed.", $"ต้องเป็นตัวเลขระหว่าง {min} ถึง {max}");

    public static IRuleBuilderOptions<T, int?> FiscalYear<T>(this IRuleBuilder<T, int?> rule) => rule
        .Must(year => year is null || Graph.Model.FiscalYear.IsValid(year.Value)).Say("FISCAL_YEAR",
            $"A fiscal year is a Buddhist year between {Graph.Model.FiscalYear.Min} and {Graph.Model.FiscalYear.Max}; add 543 to a year of the Common Era.",
            $"ปีงบประมาณเป็น พ.ศ. ระหว่าง {Graph.Model.FiscalYear.Min} ถึง {Graph.Model.FiscalYear.Max} ถ้าเป็น ค.ศ. ให้บวก 543");

    public static IRuleBuilderOptions<T, TProperty> Say<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string code, string message, string messageTh) =>
        rule.WithErrorCode(code).WithMessage(message).WithState(_ => messageTh);

    private static bool HasNoControl(string? text) => text is null || !text.Any(char.IsControl);
}
