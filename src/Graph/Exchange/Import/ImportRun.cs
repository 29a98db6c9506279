using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Graph.Exchange.Import;

/// <summary>One import in the making: reads the tables in an order in which each finds what it refers to.</summary>
internal sealed partial class ImportRun(NetworkEdit edit, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
{
    private const int RowsPerProgress = 8192;

    private readonly Dictionary<CsvFile, int> rows = [];
    private readonly HashSet<(CsvFile File, int Line)> rejected = [];
    private readonly int[] touched = new int[Enum.GetValues<RecordKind>().Length];
    private int unloadedAreas;

    public ImportProblems Problems { get; } = new();

    public void Read(IReadOnlyList<(CsvFile File, ImportFormat Format)> files)
    {
        Each(files, ImportFormat.Provinces, ReadProvince);
        ReadAreas(files);
        Each(files, ImportFormat.Organisations, ReadOrganisation);
        Each(files, ImportFormat.PaccOffices, ReadPaccOffice);
        Each(files, ImportFormat.CodiOffices, ReadCodiOffice);
        Each(files, ImportFormat.LocalGovernments, ReadLocalGovernment);
        Each(files, ImportFormat.Parties, ReadParty);
        Each(files, ImportFormat.Nodes, ReadNode);
        Each(files, ImportFormat.GoodActors, ReadGoodActor);
        Each(files, ImportFormat.PaccCoverage, row => ReadCoverage(row, "pacc_office_code", "province_code", Confidence(row)));
        Each(files, ImportFormat.CodiCoverage, row =>
            ReadCoverage(row, "codi_office_code", "province_code", row.Choice<EvidenceGrade>("evidence"))
        );
        Each(files, ImportFormat.LocalGovernmentCoverage, row => ReadCoverage(row, "local_government_code", "subdistrict_code", null));
        WriteParties();
        Each(files, ImportFormat.Activities, ReadActivity);
        Each(files, ImportFormat.Participations, ReadParticipation);
        Each(files, ImportFormat.ActivityOutputs, ReadOutput);
        WriteActivities();
        Each(files, ImportFormat.TargetAreas, ReadTargetArea);
        WriteTargetAreas();
        Each(files, ImportFormat.Collaborations, ReadCollaboration);
        Each(files, ImportFormat.Links, ReadLink);
    }

    public ImportReport Report(CsvFolder folder) =>
        new()
        {
            PassedOver = folder.PassedOver,
            Files =
            [
                .. folder.Files.Select(file => new ImportedFile(
                    file.File.Name,
                    file.Format.Name,
                    rows.GetValueOrDefault(file.File),
                    rejected.Count(place => place.File == file.File)
                )),
            ],
            Records = [.. Enum.GetValues<RecordKind>().Select(CountOf)],
            Problems = Problems.Listed,
            ProblemCount = Problems.Count,
            UnloadedAreaCount = unloadedAreas,
        };

    private ImportedRecords CountOf(RecordKind kind)
    {
        var changes = edit.Changes.Where(change => change.Kind == kind).ToList();
        var created = changes.Count(change => change.Before is null);
        return new(kind, created, changes.Count - created, touched[(int)kind] - changes.Count);
    }

    private void Each(IReadOnlyList<(CsvFile File, ImportFormat Format)> files, ImportFormat format, Action<RowReader> read)
    {
        foreach (var (file, _) in files.Where(file => file.Format == format))
        {
            foreach (var row in file.Rows(Problems, cancellationToken))
            {
                var reader = new RowReader(row, Problems);
                read(reader);
                if (reader.IsBad)
                    rejected.Add((file, row.Line));
                var count = rows[file] = rows.GetValueOrDefault(file) + 1;
                if (count % RowsPerProgress == 0)
                    progress?.Report(new(file.Name, count, 0));
            }
            progress?.Report(new(file.Name, rows.GetValueOrDefault(file), rows.GetValueOrDefault(file)));
        }
    }

    /// <summary>Adds a record, or puts it in the place of the one with its id; says what rule it breaks at the row it came from.</summary>
    private T? Save<T>(T record, RowReader row, string? column = null)
        where T : GraphRecord
    {
        var faults = record.Id == 0 ? edit.TryAdd(record, out T saved) : edit.TryPut(record, out saved);
        if (faults.Count == 0)
        {
            touched[(int)record.Kind]++;
            return saved;
        }
        foreach (var fault in faults)
            row.Tell(fault, column);
        rejected.Add((row.Row.File, row.Row.Line));
        return null;
    }

    /// <summary>An area code as given; counts those finer than what is loaded.</summary>
    private string? AreaCode(RowReader row, string column)
    {
        var code = row.Figures(column);
        if (code is { Length: > 2 } && edit.FindId(RecordKind.Area, code) is null)
            unloadedAreas++;
        return code;
    }
}
