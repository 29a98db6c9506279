namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>What the values of a column are.</summary>
public enum ExportType : byte
{
    /// <summary>Text in UTF-8; codes and years too, so that no leading zero is lost.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Real,

    /// <summary>True or false, never missing.</summary>
    Boolean,

    /// <summary>A day of the Common Era.</summary>
    Date,
}

/// <summary>One value of a table, to be read as the type of its column says. Nothing is boxed on its way out.</summary>
public readonly struct ExportValue
{
    private readonly string? text;
    private readonly long bits;

    private ExportValue(string? text, long bits, bool isNull)
    {
        (this.text, this.bits, IsNull) = (text, bits, isNull);
    }

    /// <summary>Whether nothing is known.</summary>
    public bool IsNull { get; }

    public string Text => text!;
    public long Integer => bits;
    public double Real => BitConverter.Int64BitsToDouble(bits);
    public bool Boolean => bits != 0;
    public DateOnly Date => DateOnly.FromDayNumber((int)bits);

    /// <summary>An empty text says nothing.</summary>
    public static ExportValue Of(string? text) => new(text, 0, string.IsNullOrEmpty(text));

    public static ExportValue Of(long? number) => new(null, number ?? 0, number is null);

    /// <summary>What is no number (the clustering of a party with one partner) says nothing.</summary>
    public static ExportValue Of(double? number) =>
        new(null, BitConverter.DoubleToInt64Bits(number ?? 0), number is not { } value || !double.IsFinite(value));

    public static ExportValue Of(bool value) => new(null, value ? 1 : 0, false);

    public static ExportValue Of(DateOnly? day) => new(null, day?.DayNumber ?? 0, day is null);
}
