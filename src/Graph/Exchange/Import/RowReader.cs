using System.Globalization;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Import;

/// <summary>
/// Reads the cells of one row; a cell that is wrong is told once and makes the row bad. A cell of blanks says nothing, as an empty one.
/// </summary>
internal sealed class RowReader(CsvRow row, ImportProblems problems)
{
    /// <summary>Where a field of the model stands when no column has its name.</summary>
    private static readonly Dictionary<string, string[]> ColumnsOfFields = new(StringComparer.Ordinal)
    {
        ["key"] = ["id", "code"],
        ["nameTh"] = ["pseudonym"],
        ["areaCode"] = ["subdistrict_code", "district_code", "province_code", "provinceCode"],
        ["covers"] = ["province_code", "subdistrict_code"],
        ["officialCode"] = ["office_code", "local_government_code", "code"],
        ["location"] = ["lat"],
        ["parentId"] = ["parent_id", "parent_key"],
        ["duplicateOfId"] = ["duplicate_of"],
        ["continuesId"] = ["continues_key"],
        ["evidence"] = ["evidence_url"],
        ["personal"] = ["real_name"],
        ["outputs"] = ["text_th"],
        ["isoCode"] = ["iso_3166_2"],
    };

    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    public CsvRow Row => row;
    public bool IsBad { get; private set; }

    public string? Text(string column)
    {
        var index = row.File.IndexOf(column);
        if (index < 0 || string.IsNullOrWhiteSpace(row.Cells[index]))
            return null;
        if (PlainText.FaultOf(row.Cells[index], hasLines: true) is not { } fault)
            return PlainText.Normalise(row.Cells[index]);
        Tell(column, Rules.Of(fault));
        return null;
    }

    public string Required(string column)
    {
        if (Text(column) is { } text)
            return text;
        Tell(column, ImportRules.EmptyCell, column);
        return "";
    }

    /// <summary>A text of figures, such as a code or a date: Thai digits are read as the Arabic ones.</summary>
    public string? Figures(string column) => Text(column) is { } text ? ArabicDigits(text) : null;

    public string RequiredFigures(string column) => ArabicDigits(Required(column));

    public TEnum? Choice<TEnum>(string column)
        where TEnum : struct, Enum
    {
        if (Text(column) is not { } text)
            return null;
        if (EnumNames.TryParse<TEnum>(text, out var value))
            return value;
        TellUnknown<TEnum>(column, text);
        return null;
    }

    public TEnum? RequiredChoice<TEnum>(string column)
        where TEnum : struct, Enum
    {
        Required(column);
        return Choice<TEnum>(column);
    }

    /// <summary>One of the words that a table of the programme has for something.</summary>
    public string? OneOf(string column, params string[] words)
    {
        var text = Required(column);
        if (words.Contains(text))
            return text;
        TellUnknown(column, text, string.Join(", ", words));
        return null;
    }

    public int? Number(string column, int min = 0, int max = int.MaxValue)
    {
        if (Figures(column) is not { } text)
            return null;
        if (
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min
            && number <= max
        )
            return number;
        Tell(column, ImportRules.NotANumber, ImportProblem.Shown(text), min, max);
        return null;
    }

    /// <summary>True or false in whatever letters: spreadsheets write TRUE. Null where the cell says nothing.</summary>
    public bool? Flag(string column)
    {
        if (Text(column) is not { } text)
            return null;
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase))
            return true;
        if (text.Equals("false", StringComparison.OrdinalIgnoreCase))
            return false;
        Tell(column, ImportRules.NotAFlag, ImportProblem.Shown(text));
        return null;
    }

    public int? Year(string column) => Text(column) is { } text ? YearIn(column, text) : null;

    /// <summary>The fiscal year that a part of a cell names.</summary>
    public int? YearIn(string column, string part)
    {
        if (int.TryParse(ArabicDigits(part), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && FiscalYear.IsValid(year))
            return year;
        TellAt(column, FieldRules.NoYear(part, year, column));
        return null;
    }

    public FiscalYears Years(string column)
    {
        var years = FiscalYears.None;
        foreach (var part in List(column))
        {
            if (YearIn(column, part) is not { } year)
                return FiscalYears.None;
            years |= FiscalYears.Of(year);
        }
        return years;
    }

    public PartialDate? Date(string column)
    {
        if (Figures(column) is not { } text)
            return null;
        if (PartialDate.TryParse(text, out var date))
            return date;
        TellAt(column, FieldRules.NoDate(text, PartialDate.Forms, column));
        return null;
    }

    public GeoPoint? Point(string latitude, string longitude)
    {
        var (lat, lon) = (Figures(latitude), Figures(longitude));
        if (lat is null && lon is null)
            return null;
        if (Degrees(lat, 90) is { } y && Degrees(lon, 180) is { } x)
            return new(y, x);
        Tell(lon is null ? longitude : latitude, ImportRules.NotAPoint, ImportProblem.Shown($"{lat}, {lon}"));
        return null;
    }

    public ValueList<string> List(string column) =>
        (Text(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []).ToValueList();

    /// <summary>A rule that the cell of a column breaks; of each cell the first is told.</summary>
    /// <param name="column">Null: the row as a whole breaks it.</param>
    /// <param name="values">What stands at the places of the rule's sentence.</param>
    public void Tell(string? column, Rule rule, params IReadOnlyList<object> values) => TellAt(column, rule.At(column ?? "", values));

    public void TellUnknown<TEnum>(string column, string text)
        where TEnum : struct, Enum => TellUnknown(column, text, EnumNames.Listed<TEnum>());

    /// <summary>A rule of the network that the row would break: told at the column that stands for the model's field.</summary>
    public void Tell(RuleFault fault, string? column = null) => TellAt(ColumnOf(fault.Field) ?? column ?? fault.Field, fault);

    /// <summary>A text with its Thai digits as Arabic ones.</summary>
    public static string ArabicDigits(string text) =>
        text.AsSpan().ContainsAnyInRange('๐', '๙')
            ? string.Concat(text.Select(c => c is >= '๐' and <= '๙' ? (char)('0' + (c - '๐')) : c))
            : text;

    private static double? Degrees(string? text, double limit) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= limit
            ? degrees
            : null;

    private void TellUnknown(string column, string text, string names) =>
        Tell(column, ImportRules.UnknownValue, ImportProblem.Shown(text), names);

    private void TellAt(string? column, RuleFault fault)
    {
        IsBad = true;
        if (column is null || told.Add(column))
            problems.Add(new(row.File.Name, row.Line, column, ValueOf(column), fault.Code, fault.MessageEn, fault.MessageTh));
    }

    /// <summary>The cell as a report may show it: a person's own data are in none.</summary>
    private string? ValueOf(string? column)
    {
        var index = column is null or "real_name" or "contact" ? -1 : row.File.IndexOf(column);
        return index < 0 ? null : ImportProblem.Shown(row.Cells[index]);
    }

    /// <summary>
    /// The model's areaCode is the table's area_code; a field within another, personal.contact, is known by its own name first.
    /// </summary>
    private string? ColumnOf(string field)
    {
        string[] parts = [.. field.Split('.').Select(part => part.Split('[')[0])];
        return parts.Reverse().Prepend(string.Join('_', parts)).SelectMany(Columns).FirstOrDefault(column => row.File.IndexOf(column) >= 0);
    }

    private static IEnumerable<string> Columns(string field)
    {
        yield return field;
        yield return string.Concat(field.Select(c => char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString()));
        foreach (var column in ColumnsOfFields.GetValueOrDefault(field) ?? [])
            yield return column;
    }
}
