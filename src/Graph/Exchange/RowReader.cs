using System.Globalization;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots;

namespace AntiCorruption.Graph.Exchange;

/// <summary>Reads the cells of one row; a cell that is wrong is told once and makes the row bad.</summary>
internal sealed class RowReader(CsvRow row, ImportProblems problems)
{
    public CsvRow Row => row;
    public bool IsBad { get; private set; }

    public string? Text(string column)
    {
        var index = row.File.IndexOf(column);
        return index < 0 || row.Cells[index].Length == 0 ? null : row.Cells[index].Normalize();
    }

    public string Required(string column)
    {
        if (Text(column) is { } text && !string.IsNullOrWhiteSpace(text)) return text;
        Tell(column, "REQUIRED", $"'{column}' is empty.", $"ไม่มีค่าใน '{column}'");
        return "";
    }

    public TEnum? Choice<TEnum>(string column)
        where TEnum : struct, Enum
    {
        if (Text(column) is not { } text) return null;
        if (EnumNames.TryParse<TEnum>(text, out var value)) return value;
        var names = EnumNames.Listed<TEnum>();
        Tell(column, "UNKNOWN_VALUE", $"'{text}' is none of {names}.", $"'{text}' ไม่อยู่ในรายการ {names}");
        return null;
    }

    public int? Number(string column, int min = 0, int max = int.MaxValue)
    {
        if (Text(column) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max) return number;
        Tell(column, "NOT_A_NUMBER", $"'{text}' is not a whole number between {min} and {max}.", $"'{text}' ไม่ใช่จำนวนเต็มระหว่าง {min} ถึง {max}");
        return null;
    }

    public bool Flag(string column)
    {
        var text = Text(column);
        if (text is null or "true" or "false") return text == "true";
        Tell(column, "NOT_A_FLAG", $"'{text}' is neither true nor false.", $"'{text}' ต้องเป็น true หรือ false");
        return false;
    }

    public int? Year(string column)
    {
        if (Text(column) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && FiscalYear.IsValid(year)) return year;
        Bad(column, text, year);
        return null;
    }

    private FiscalYears Bad(string column, string text, int year)
    {
        var hint = FiscalYear.IsValid(year + FiscalYear.EraOffset) ? (year + FiscalYear.EraOffset).ToString(CultureInfo.InvariantCulture) : null;
        Tell(column, "FISCAL_YEAR",
            $"'{text}' is not a fiscal year of the Buddhist era ({FiscalYear.Min} to {FiscalYear.Max})." + (hint is null ? "" : $" Did you mean {hint}?"),
            $"'{text}' ไม่ใช่ปีงบประมาณ พ.ศ. ({FiscalYear.Min} ถึง {FiscalYear.Max})" + (hint is null ? "" : $" หมายถึง {hint} หรือไม่"));
        return FiscalYears.None;
    }

    public FiscalYears Years(string column)
    {
        var years = FiscalYears.None;
        foreach (var part in Text(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !FiscalYear.IsValid(year)) return Bad(column, part, year);
            years |= FiscalYears.Of(year);
        }
        return years;
    }

    public PartialDate? Date(string column)
    {
        if (Text(column) is not { } text) return null;
        if (PartialDate.TryParse(text, out var date)) return date;
        var isBuddhist = text.Length >= 4 && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 2400 and < 2700;
        var hint = isBuddhist ? (int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture) - FiscalYear.EraOffset).ToString(CultureInfo.InvariantCulture) + text[4..] : null;
        Tell(column, "NOT_A_DATE",
            $"'{text}' is not a date of the Common Era (YYYY, YYYY-MM or YYYY-MM-DD)." + (hint is null ? "" : $" Did you mean {hint}?"),
            $"'{text}' ไม่ใช่วันที่ ค.ศ. (YYYY, YYYY-MM หรือ YYYY-MM-DD)" + (hint is null ? "" : $" หมายถึง {hint} หรือไม่"));
        return null;
    }

    public GeoPoint? Point(string latitude, string longitude)
    {
        if (Text(latitude) is not { } lat || Text(longitude) is not { } lon) return null;
        if (double.TryParse(lat, NumberStyles.Float, CultureInfo.InvariantCulture, out var y) && y is >= -90 and <= 90
            && double.TryParse(lon, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && x is >= -180 and <= 180) return new(y, x);
        Tell(latitude, "NOT_A_POINT", $"'{lat}, {lon}' is not a point in degrees.", $"'{lat}, {lon}' ไม่ใช่พิกัดองศา");
        return null;
    }

    public ValueList<string> List(string column) =>
        (Text(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []).ToValueList();

    public void Tell(string? column, string code, string message, string messageTh)
    {
        IsBad = true;
        var index = column is null ? -1 : row.File.IndexOf(column);
        problems.Add(new(row.File.Name, row.Line, column, index < 0 ? null : row.Cells[index], code, message, messageTh));
    }

    /// <summary>A rule of the network that the row would break: told at the column that stands for the model's field.</summary>
    public void Tell(RuleViolationException broken, string? column = null) =>
        Tell(column ?? ColumnOf(broken.Field), broken.Rule, broken.MessageEn, broken.MessageTh);

    /// <summary>The model's areaCode is the table's area_code.</summary>
    private string ColumnOf(string field)
    {
        var column = string.Concat(field.Select(c => char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString()));
        return row.File.IndexOf(column) >= 0 ? column : field;
    }
}
