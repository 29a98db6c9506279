using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Import;

public sealed record ImportOptions
{
    /// <summary>Who imports: recorded with the change.</summary>
    public string By { get; init; } = "import";

    /// <summary>Reports what would change and changes nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Takes the good rows where some are bad; otherwise one bad row keeps all out.</summary>
    public bool SkipBad { get; init; }
}

/// <summary>Something wrong in a file. Lines count from 1, the header is line 1.</summary>
public sealed record ImportProblem(string File, int Line, string? Column, string? Value, string Code, string Message, string MessageTh)
{
    private const int MaxShownLength = 80;
    private const int MaxMessageLength = 300;

    /// <summary>A rule that a place in a file breaks.</summary>
    internal static ImportProblem Of(
        string file,
        int line,
        Rule rule,
        IReadOnlyList<object>? values = null,
        string? column = null,
        string? value = null
    )
    {
        var fault = rule.At(column ?? "", values ?? []);
        return new(
            file,
            line,
            column is null ? null : Shown(column),
            value is null ? null : Shown(value),
            fault.Code,
            Shown(fault.MessageEn, MaxMessageLength),
            Shown(fault.MessageTh, MaxMessageLength)
        );
    }

    /// <summary>A text of a file as a line of a report can show it: without control characters, and not longer than a line.</summary>
    internal static string Shown(string text, int maxLength = MaxShownLength) => PlainText.Shown(text, maxLength);
}

/// <summary>What lay in a folder and was not read, and why.</summary>
public sealed record PassedOverFile(string File, string Code, string Message, string MessageTh)
{
    internal static PassedOverFile Of(ImportProblem problem) => new(problem.File, problem.Code, problem.Message, problem.MessageTh);
}

/// <summary>How far an import is: the part of the work, and records done of those known so far.</summary>
public sealed record ImportProgress(string Phase, long Done, long Total);

/// <summary>What a file held.</summary>
public sealed record ImportedFile(string File, string Format, int Rows, int Rejected);

/// <summary>What became of the records of one kind.</summary>
public sealed record ImportedRecords(RecordKind Kind, int Created, int Updated, int Unchanged);

public sealed record ImportReport
{
    /// <summary>Problems listed at most; more are only counted.</summary>
    public const int MaxListedProblemCount = 1_000;

    public required IReadOnlyList<ImportedFile> Files { get; init; }

    /// <summary>What lay in the folders given and is no table that can be imported.</summary>
    public required IReadOnlyList<PassedOverFile> PassedOver { get; init; }
    public required IReadOnlyList<ImportedRecords> Records { get; init; }
    public required IReadOnlyList<ImportProblem> Problems { get; init; }

    /// <summary>All problems, those not listed included.</summary>
    public required int ProblemCount { get; init; }

    /// <summary>Rows with an area code finer than the areas that are loaded; they are shown in the nearest one that is.</summary>
    public required int UnloadedAreaCount { get; init; }

    /// <summary>The version that the import led to; null when nothing was written.</summary>
    public long? Version { get; init; }

    public bool IsChanged => Records.Any(records => records.Created + records.Updated > 0);
}
