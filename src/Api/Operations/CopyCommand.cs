using System.CommandLine;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Storage;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Operations;

/// <summary>
/// <c>copy</c>: copies the network, with its history or without, from one store to the other, and checks that both hold the same. Ends with
/// 0, or 1 when they do not.
/// </summary>
internal static class CopyCommand
{
    public static Command Create(Option<string?> data)
    {
        var from = new Argument<StoreKind>("from")
        {
            Description =
                "sqlite (the file of --data or Data:Path) or neo4j (the database of Neo4j:*). / ต้นทาง: sqlite (แฟ้มของ "
                + "--data หรือ Data:Path) หรือ neo4j (ฐานข้อมูลของ Neo4j:*)",
        };
        var withoutHistory = new Option<bool>("--without-history")
        {
            Description =
                "Copy the records as they are now, into an empty store: for a history with changes that the other "
                + "store cannot take at once. / คัดลอกเฉพาะข้อมูลปัจจุบันไปยังที่เก็บที่ว่าง "
                + "ใช้เมื่อประวัติมีการเปลี่ยนแปลงใหญ่เกินกว่าที่ปลายทางรับได้ในครั้งเดียว",
        };
        var command = new Command(
            "copy",
            "Copy the network from one store to the other; one that was cut goes on where it ended. / "
                + "คัดลอกเครือข่ายไปยังที่เก็บอีกแบบ ถ้าเคยหยุดกลางคันจะทำต่อจากเดิม"
        )
        {
            from,
            withoutHistory,
        };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(parsed.GetRequiredValue(from), parsed.GetValue(withoutHistory), parsed.GetValue(data), cancellation)
        );
        return command;
    }

    private static async Task<int> RunAsync(StoreKind kind, bool withoutHistory, string? dataPath, CancellationToken cancellation)
    {
        try
        {
            var configuration = Server.Configure([]).Configuration;
            await using var from = await NetworkStore.OpenStoreAsync(kind, configuration, dataPath, mustExist: true, cancellation);
            var other = kind == StoreKind.Sqlite ? StoreKind.Neo4j : StoreKind.Sqlite;
            await using var to = await NetworkStore.OpenStoreAsync(other, configuration, dataPath, mustExist: false, cancellation);
            var report = withoutHistory
                ? await StoreCopy.CopyRecordsAsync(from, to, cancellationToken: cancellation)
                : await StoreCopy.CopyAsync(from, to, cancellationToken: cancellation);
            Console.WriteLine(
                $"{report.CopiedCount} changes copied from {from.Location} to {to.Location} / คัดลอกการเปลี่ยนแปลง {report.CopiedCount} รายการ"
            );
            Write(from.Location, report.From);
            Write(to.Location, report.To);
            Console.WriteLine(report.IsEqual ? "Both hold the same. / ข้อมูลตรงกัน" : "They differ. / ข้อมูลไม่ตรงกัน");
            return report.IsEqual ? 0 : 1;
        }
        catch (StoreUnavailableException fault)
        {
            await Console.Error.WriteLineAsync(NetworkStore.Explain(fault));
            if (fault.Failure == StoreFailure.TooLarge)
                await Console.Error.WriteLineAsync(
                    "Into an empty database, copy --without-history does it in parts. / ถ้าฐานข้อมูลปลายทางว่าง ใช้ copy "
                        + "--without-history เพื่อคัดลอกทีละส่วนโดยไม่มีประวัติ"
                );
        }
        catch (OptionsValidationException fault)
        {
            await Console.Error.WriteLineAsync(NetworkStore.Explain(fault));
        }
        return 1;
    }

    private static void Write(string location, StoreContent content)
    {
        var counts = Enum.GetValues<RecordKind>().Select(kind => $"{content.Counts[(int)kind]} {kind}");
        Console.WriteLine($"{location}: version {content.Version}, {string.Join(", ", counts)}, sha256 {content.Hash}");
    }
}
