using System.ComponentModel.DataAnnotations;
using AntiCorruption.Graph.Search;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Search;

/// <summary>Section <c>Search</c> of the configuration.</summary>
public sealed class SearchOptions
{
    public const string Section = "Search";

    private const int MaxFileSize = 1 << 20;

    /// <summary>
    /// A file of short forms of names that are known beside those of the program, in the same form; at most 1 MiB. Null: none.
    /// </summary>
    [StringLength(4096, MinimumLength = 1)]
    public string? AbbreviationsFile { get; set; }

    /// <summary>The short forms that are known.</summary>
    /// <exception cref="OptionsValidationException">The file cannot be read, or a line of it is of another form.</exception>
    public Abbreviations ReadAbbreviations()
    {
        if (AbbreviationsFile is null)
            return Abbreviations.BuiltIn;
        try
        {
            if (new FileInfo(AbbreviationsFile).Length > MaxFileSize)
                throw new FormatException("The file is larger than 1 MiB.");
            return Abbreviations.With(File.ReadLines(AbbreviationsFile));
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new OptionsValidationException(
                Section,
                typeof(SearchOptions),
                [
                    $"Search:AbbreviationsFile = '{AbbreviationsFile}': {fault.Message} / อ่านแฟ้มคำย่อไม่ได้ แต่ละบรรทัดต้องเป็น "
                        + "'คำย่อ = คำเต็ม | คำเต็ม'",
                ]
            );
        }
    }
}
