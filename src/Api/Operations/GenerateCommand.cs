using System.CommandLine;
using AntiCorruption.Graph.Exchange.Synthetic;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Api.Operations;

/// <summary><c>generate</c>: adds a made-up network, marked as such. Ends with 0, or 1 when nothing was made.</summary>
internal static class GenerateCommand
{
    private static readonly Dictionary<string, int> Sizes = new()
    {
        ["10k"] = 10_000,
        ["100k"] = 100_000,
        ["1m"] = 1_000_000,
    };

    public static Command Create(Option<string?> data)
    {
        var size = new Option<string>("--size")
        {
            Description = "Links to make: 10k, 100k or 1m (the whole of Thailand). / จำนวนความสัมพันธ์: 10k, 100k หรือ 1m (ทั้งประเทศไทย)",
            DefaultValueFactory = _ => "1m",
        };
        size.AcceptOnlyFromAmong([.. Sizes.Keys]);
        var seed = new Option<ulong>("--seed")
        {
            Description = "Which of all networks: the same seed, the same network. / เลขกำหนดเครือข่าย เลขเดียวกันได้เครือข่ายเดียวกัน",
            DefaultValueFactory = _ => 2568,
        };
        var command = new Command(
            "generate",
            "Add a synthetic network; every record says that it is one. / เพิ่มเครือข่ายสังเคราะห์ ทุกรายการระบุไว้ว่าเป็นข้อมูลสังเคราะห์"
        )
        {
            size,
            seed,
        };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    new() { Seed = parsed.GetValue(seed), LinkCount = Sizes[parsed.GetRequiredValue(size)] },
                    parsed.GetValue(data),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(SyntheticOptions options, string? dataPath, CancellationToken cancellation)
    {
        try
        {
            var configuration = Server.Configure([]).Configuration;
            await using var network = await NetworkStore.OpenAsync(configuration, dataPath, cancellation);
            var generated = await SyntheticNetwork.GenerateAsync(network, options, cancellationToken: cancellation);
            if (!generated.IsMade)
            {
                await Console.Error.WriteLineAsync($"{generated.Faults[0].MessageEn} / {generated.Faults[0].MessageTh}");
                return 1;
            }
            var made = generated.Result;
            Console.WriteLine(
                $"Synthetic / สังเคราะห์: {made.AreaCount} areas, {made.PartyCount} parties, {made.LinkCount} links, "
                    + $"{made.ActivityCount} activities, {made.TargetAreaCount} target areas (version {made.Version})"
            );
            return 0;
        }
        catch (SeedTakenException taken)
        {
            await Console.Error.WriteLineAsync(
                $"{taken.Message} Choose another --seed. / มีเครือข่ายสังเคราะห์ของ seed {options.Seed} (หรือขนาดอื่น) อยู่แล้ว ให้เลือก --seed อื่น"
            );
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(
                "Cut short; the same command goes on where it ended. / หยุดกลางคัน ใช้คำสั่งเดิมเพื่อทำต่อจากที่ค้างไว้"
            );
        }
        catch (StoreUnavailableException fault)
        {
            await Console.Error.WriteLineAsync(NetworkStore.Explain(fault));
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException fault)
        {
            await Console.Error.WriteLineAsync(NetworkStore.Explain(fault));
        }
        return 1;
    }
}
