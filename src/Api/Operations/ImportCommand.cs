using System.CommandLine;
using AntiCorruption.Graph.Exchange.Import;
using AntiCorruption.Graph.Storage;
using Spectre.Console;

namespace AntiCorruption.Api.Operations;

/// <summary><c>import</c>: brings tables into the network and reports what it found. Ends with 0, or 1 when there were problems.</summary>
internal static class ImportCommand
{
    public static Command Create(Option<string?> data)
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "Folders and CSV files (formats: schema/import). / โฟลเดอร์และแฟ้ม CSV (รูปแบบ: schema/import)",
            Arity = ArgumentArity.OneOrMore,
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Report what would change; change nothing. / รายงานสิ่งที่จะเปลี่ยน โดยไม่เปลี่ยนข้อมูลจริง",
        };
        var skipBad = new Option<bool>("--skip-bad")
        {
            Description = "Import the good rows even when some are bad. / นำเข้าแถวที่ถูกต้อง แม้บางแถวจะผิด",
        };
        var command = new Command("import", "Import tables into the network. / นำเข้าตารางสู่เครือข่าย") { paths, dryRun, skipBad };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    parsed.GetRequiredValue(paths),
                    parsed.GetValue(data),
                    new()
                    {
                        By = "import command",
                        DryRun = parsed.GetValue(dryRun),
                        SkipBad = parsed.GetValue(skipBad),
                    },
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, string? dataPath, ImportOptions options, CancellationToken cancellation)
    {
        try
        {
            var configuration = Server.Configure([]).Configuration;
            await using var network = options.DryRun
                ? await NetworkStore.OpenExistingAsync(configuration, dataPath, cancellation)
                : await NetworkStore.OpenAsync(configuration, dataPath, cancellation);
            var report = AnsiConsole.Profile.Capabilities.Interactive
                ? await AnsiConsole
                    .Progress()
                    .AutoClear(true)
                    .StartAsync(async bars => await Importer.ImportAsync(network, paths, options, new ProgressBars(bars), cancellation))
                : await Importer.ImportAsync(network, paths, options, cancellationToken: cancellation);
            Write(report, options);
            return report.ProblemCount == 0 ? 0 : 1;
        }
        catch (StoreUnavailableException fault)
        {
            await Console.Error.WriteLineAsync(NetworkStore.Explain(fault));
            return 1;
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException fault)
        {
            await Console.Error.WriteLineAsync(NetworkStore.Explain(fault));
            return 1;
        }
    }

    private static void Write(ImportReport report, ImportOptions options)
    {
        foreach (var problem in report.Problems)
            Console.Error.WriteLine($"{PlaceOf(problem)}: {problem.Code}: {problem.Message} / {problem.MessageTh}");
        foreach (var file in report.PassedOver)
            Console.Error.WriteLine($"{file.File}: passed over / ข้ามไป: {file.Code}: {file.Message} / {file.MessageTh}");
        if (report.ProblemCount > report.Problems.Count)
            Console.Error.WriteLine(
                $"… {report.ProblemCount - report.Problems.Count} more problems / ปัญหาอื่นอีก "
                    + $"{report.ProblemCount - report.Problems.Count} รายการ"
            );
        foreach (var file in report.Files)
            Console.WriteLine($"{file.File}: {file.Format}, {file.Rows} rows, {file.Rejected} rejected");
        foreach (var records in report.Records.Where(records => records.Created + records.Updated + records.Unchanged > 0))
            Console.WriteLine($"{records.Kind}: {records.Created} created, {records.Updated} updated, {records.Unchanged} unchanged");
        if (report.UnloadedAreaCount > 0)
            Console.WriteLine(
                $"{report.UnloadedAreaCount} area codes are finer than the areas loaded; they show in the nearest one "
                    + $"that is. / มีรหัสพื้นที่ละเอียดกว่าที่นำเข้าไว้ {report.UnloadedAreaCount} รายการ"
            );
        Console.WriteLine(Outcome(report, options));
    }

    private static string PlaceOf(ImportProblem problem)
    {
        var column = problem.Column is null ? "" : $" [{problem.Column}]";
        var value = string.IsNullOrEmpty(problem.Value) ? "" : $" '{problem.Value}'";
        return $"{problem.File}:{problem.Line}{column}{value}";
    }

    private static string Outcome(ImportReport report, ImportOptions options) =>
        (options.DryRun, report.Version) switch
        {
            (true, _) => "Dry run: nothing was written. / ทดลองเท่านั้น ไม่ได้บันทึก",
            (_, { } version) => $"Written as version {version}. / บันทึกเป็นรุ่นที่ {version}",
            _ when report.ProblemCount > 0 && !options.SkipBad =>
                "Nothing was written. Mend the problems, or take the good rows with --skip-bad. / ไม่ได้บันทึก ให้แก้ปัญหา "
                    + "หรือนำเข้าเฉพาะแถวที่ถูกต้องด้วย --skip-bad",
            _ => "Nothing has changed. / ไม่มีการเปลี่ยนแปลง",
        };

    /// <summary>One bar a file.</summary>
    private sealed class ProgressBars(ProgressContext bars) : IProgress<ImportProgress>
    {
        private readonly Dictionary<string, ProgressTask> tasks = [];

        public void Report(ImportProgress value)
        {
            lock (tasks)
            {
                if (!tasks.TryGetValue(value.Phase, out var task))
                    tasks[value.Phase] = task = bars.AddTask(Markup.Escape(value.Phase));
                task.IsIndeterminate = value.Total == 0;
                task.MaxValue = Math.Max(value.Total, value.Done);
                task.Value = value.Done;
            }
        }
    }
}
