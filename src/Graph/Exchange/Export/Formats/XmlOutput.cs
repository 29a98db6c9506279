using System.Buffers;

namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>Texts and attributes of XML 1.0.</summary>
internal static class XmlOutput
{
    private static readonly SearchValues<char> Special = SearchValues.Create([
        .. "&<>\"\t\n\r",
        .. Enumerable.Range(0, 32).Select(code => (char)code),
        '\uFFFE',
        '\uFFFF',
    ]);

    /// <summary>A text, as it may stand within an element or an attribute. What XML has no place for is left out.</summary>
    public static void Text(this ExportOutput output, ReadOnlySpan<char> text)
    {
        for (int at; (at = text.IndexOfAny(Special)) >= 0; text = text[(at + 1)..])
        {
            output.Write(text[..at]);
            output.Write(Entity(text[at]));
        }
        output.Write(text);
    }

    /// <summary><c> name="value"</c>; nothing where there is no value.</summary>
    public static void Attribute(this ExportOutput output, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            output.Write(" "u8);
            output.Write(name);
            output.Write("=\""u8);
            output.Text(value);
            output.Write("\""u8);
        }
    }

    /// <summary>A value that is not missing.</summary>
    public static void Value(this ExportOutput output, ExportValue value, ExportType type)
    {
        if (type == ExportType.Text)
        {
            output.Text(value.Text);
        }
        else
        {
            output.Write(value, type);
        }
    }

    private static ReadOnlySpan<byte> Entity(char letter) =>
        letter switch
        {
            '&' => "&amp;"u8,
            '<' => "&lt;"u8,
            '>' => "&gt;"u8,
            '"' => "&quot;"u8,
            '\t' => "&#9;"u8,
            '\n' => "&#10;"u8,
            '\r' => "&#13;"u8,
            _ => ""u8,
        };
}
