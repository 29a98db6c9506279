using System.CommandLine;
using System.CommandLine.Help;
using AntiCorruption.Api.Access;
using AntiCorruption.Api.Settings;

namespace AntiCorruption.Api.Operations;

/// <summary>The commands of the program; <c>serve</c> when none is named.</summary>
internal static class Commands
{
    /// <summary>The exit code of a command that was told to end before it was done, as shells give it for Ctrl-C.</summary>
    private const int Interrupted = 130;

    /// <summary>Runs the command that a command line names, and gives the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var signals = new StopSignals();
        try
        {
            var parsed = Root().Parse(args);
            if (CommandFaults.FindFaults(parsed) is { Count: > 0 } faults)
                return Refuse(faults);
            ThaiText.ThrowIfMissing();
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                signals.Token
            );
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync(StartFaults.Explain(fault));
            return 1;
        }
    }

    internal static RootCommand Root()
    {
        var data = new Option<string?>("--data")
        {
            Description = "The file that holds the network (setting Data:Path). / แฟ้มที่เก็บเครือข่าย (การตั้งค่า Data:Path)",
            Recursive = true,
            HelpName = "PATH",
        };
        var root = new RootCommand(
            "A GraphQL server over the network of cooperation against corruption in Thailand. / เซิร์ฟเวอร์ GraphQL "
                + "ของเครือข่ายความร่วมมือต้านทุจริตในประเทศไทย"
        )
        {
            data,
            Serve(data),
            ImportCommand.Create(data),
            GenerateCommand.Create(data),
            ExportCommand.Create(data),
            CopyCommand.Create(data),
            CheckCommand.Create(data),
            SchemaCommand.Create(),
            Key(),
        };
        MakeServe(root, data);
        root.Options.OfType<HelpOption>().Single().Description = "Show this help. / แสดงวิธีใช้";
        root.Options.OfType<VersionOption>().Single().Description = "Show the version. / แสดงรุ่นของโปรแกรม";
        return root;
    }

    private static Command Serve(Option<string?> data)
    {
        var command = new Command(
            "serve",
            "Serve GraphQL over HTTP (what happens without a command, too). / เปิดให้บริการ GraphQL ทาง HTTP (เหมือนเมื่อไม่ระบุคำสั่ง)"
        );
        MakeServe(command, data);
        return command;
    }

    /// <summary>
    /// Settings may be given as <c>--Section:Name value</c>; they go to the configuration when <see cref="CommandFaults"/> knows them.
    /// </summary>
    private static void MakeServe(Command command, Option<string?> data)
    {
        var urls = new Option<string?>("--urls")
        {
            Description =
                $"Where to listen, separated by ';'. Default: {Server.DefaultUrl} / ที่อยู่ที่เปิดให้บริการ คั่นด้วย ';' ถ้าไม่ระบุคือ {Server.DefaultUrl}",
            HelpName = "URLS",
        };
        command.Options.Add(urls);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            (parsed, cancellation) =>
            {
                string[] addresses = parsed.GetValue(urls) is { } list ? ["--urls=" + list] : [];
                return ServeCommand.RunAsync([.. addresses, .. CommandFaults.SettingsOf(parsed)], parsed.GetValue(data), cancellation);
            }
        );
    }

    private static Command Key()
    {
        var name = new Argument<string>("name")
        {
            Description = "Whose key: recorded with each change. / ชื่อเจ้าของกุญแจ ซึ่งจะบันทึกไว้กับการเปลี่ยนแปลงทุกครั้ง",
        };
        var role = new Argument<string>("role")
        {
            Description = "viewer, researcher, coordinator or administrator. / บทบาท: viewer, researcher, coordinator หรือ administrator",
        };
        var command = new Command(
            "key",
            "Make an API key and print it once, with its hash for the settings. / สร้างกุญแจ API และแสดงครั้งเดียว พร้อมค่าแฮชสำหรับใส่ในการตั้งค่า"
        )
        {
            name,
            role,
        };
        command.SetAction(parsed => ApiKey.Print(parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), Console.Out));
        return command;
    }

    private static int Refuse(List<SettingFault> faults)
    {
        foreach (var fault in faults)
            Console.Error.WriteLine(fault);
        return 1;
    }
}
