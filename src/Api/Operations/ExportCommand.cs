using System.CommandLine;
using AntiCorruption.Api.Exports;
using AntiCorruption.Api.Settings;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Exchange.Export;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Operations;

/// <summary>
/// <c>export</c>: writes the network as files of other programs. A file is there whole or not at all. Ends with 0, or 1 when something was
/// refused.
/// </summary>
internal static class ExportCommand
{
    private static readonly string[] Usual = ["nodes.csv", "edges.csv", "about.json"];

    public static Command Create(Option<string?> data)
    {
        var path = new Argument<string>("path")
        {
            Description =
                "A folder; or a file, in the format that --format names or its own name is. / โฟลเดอร์ "
                + "หรือแฟ้มในรูปแบบตาม --format หรือตามชื่อแฟ้ม",
        };
        var usual = string.Join(", ", Usual);
        var all = string.Join(", ", ExportFiles.All.Select(file => file.Name));
        var formats = new Option<string[]>("--format")
        {
            Description =
                $"Files to write, as network.gexf or edges.csv; {usual} when none is named. All: {all}. / "
                + $"แฟ้มที่จะเขียน เช่น network.gexf หรือ edges.csv ถ้าไม่ระบุคือ {usual}",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
        };
        var scope = new Option<string>("--scope")
        {
            Description =
                "Which part, and how, as behind the ? of /export/…: \"kinds=STATE_AGENCY&fiscalYears=2566&names=BOTH\". "
                + "/ ส่วนของเครือข่ายและวิธีเขียน เหมือนหลัง ? ของ /export/…",
            HelpName = "ARGUMENTS",
            DefaultValueFactory = _ => "",
        };
        var command = new Command(
            "export",
            "Write the network as files that other programs read. / เขียนเครือข่ายเป็นแฟ้มที่โปรแกรมอื่นอ่านได้"
        )
        {
            path,
            formats,
            scope,
        };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    parsed.GetRequiredValue(path),
                    parsed.GetValue(formats) ?? [],
                    parsed.GetValue(scope)!,
                    parsed.GetValue(data),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string path, string[] formats, string scope, string? dataPath, CancellationToken cancellation)
    {
        try
        {
            var targets = Targets(path, formats);
            var request = ExportRequest.Read(QueryHelpers.ParseQuery(scope));
            var configuration = Server.Configure([]).Configuration;
            var settings = new ExportSettings();
            SettingsReader.Read(configuration.GetSection(ExportSettings.Section), settings);
            await using var network = await NetworkStore.OpenExistingAsync(configuration, dataPath, cancellation);
            var limits = configuration.GetSection("Analyses").Get<AnalysisLimits>();
            var builder = new ExportBuilder(network, new PastNetworks(network), new AnalysisCache(limits), PseudonymKey.Of(settings));
            foreach (var (file, target) in targets)
            {
                await WriteAsync(file, await builder.BuildAsync(file, request, "export command", cancellation), target, cancellation);
            }
            return 0;
        }
        catch (WireException fault)
        {
            await Console.Error.WriteLineAsync($"{fault.Code}: {fault.Message} / {fault.MessageTh}");
        }
        catch (StoreUnavailableException fault)
        {
            await Console.Error.WriteLineAsync(NetworkStore.Explain(fault));
        }
        catch (OptionsValidationException fault)
        {
            await Console.Error.WriteLineAsync(NetworkStore.Explain(fault));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The file cannot be written: {OneLine.Of(fault.Message)} / เขียนแฟ้มไม่ได้");
        }
        return 1;
    }

    /// <summary>What is written where: the named file, or each file of a folder under its own name.</summary>
    private static List<(ExportFile File, string Path)> Targets(string path, string[] formats)
    {
        var name = Path.GetFileName(path);
        if (formats.Length == 0 && ExportFiles.Find(name) is { } own)
        {
            return [(own, path)];
        }
        var files = (formats.Length == 0 ? Usual : formats).Select(Find).ToList();
        return files.Count == 1 && Path.HasExtension(name) && !Directory.Exists(path)
            ? [(files[0], path)]
            : [.. files.Select(file => (file, Path.Combine(path, file.Name)))];
    }

    private static ExportFile Find(string name) =>
        ExportFiles.Find(name) ?? throw ExportFaults.UnknownFile(name, ExportFiles.All.Select(file => file.Name));

    private static async Task WriteAsync(ExportFile file, ExportNetwork network, string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = path + ".part";
        try
        {
            await using (
                var stream = new FileStream(
                    draft,
                    FileMode.Create,
                    FileAccess.Write,
                    FileShare.None,
                    bufferSize: 1,
                    FileOptions.Asynchronous
                )
            )
            {
                await ExportBuilder.WriteAsync(file, network, stream, cancellation);
            }
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
        Console.WriteLine($"{path}: version {network.Snapshot.Version} / รุ่น {network.Snapshot.Version}");
    }
}
