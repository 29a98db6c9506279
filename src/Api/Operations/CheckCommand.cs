using System.CommandLine;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Operations;

/// <summary>
/// <c>check</c>: reads the whole store, takes over what was rightly changed in it past this program, and prints what cannot be shown. Ends
/// with 0, or 1 when there is such.
/// </summary>
internal static class CheckCommand
{
    public static Command Create(Option<string?> data)
    {
        var command = new Command(
            "check",
            "Read the whole store and print what in it cannot be shown and why. / อ่านที่เก็บข้อมูลทั้งหมด แล้วบอกรายการที่แสดงไม่ได้พร้อมเหตุผล"
        );
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? dataPath, CancellationToken cancellation)
    {
        try
        {
            await using var network = await NetworkStore.OpenExistingAsync(Server.Configure([]).Configuration, dataPath, cancellation);
            var before = network.Current.Version;
            var problems = await FindAsync(network, cancellation);
            foreach (var problem in problems)
                Console.WriteLine(problem);
            if (network.Current.Version > before)
                Console.WriteLine(
                    $"Taken over what was changed in the store: version {network.Current.Version}. / "
                        + $"รับการแก้ไขที่ทำในที่เก็บข้อมูลแล้ว: รุ่น {network.Current.Version}"
                );
            Console.WriteLine(
                $"{network.StoreLocation}: version {network.Current.Version}, {problems.Count} problems / ปัญหา {problems.Count} รายการ"
            );
            return problems.Count == 0 ? 0 : 1;
        }
        catch (StoreUnavailableException fault)
        {
            await Console.Error.WriteLineAsync(NetworkStore.Explain(fault));
        }
        catch (OptionsValidationException fault)
        {
            await Console.Error.WriteLineAsync(NetworkStore.Explain(fault));
        }
        return 1;
    }

    /// <summary>What is wrong, a line each: the medium, what cannot be read or shown, and what breaks a rule.</summary>
    private static async Task<List<string>> FindAsync(LiveNetwork network, CancellationToken cancellation)
    {
        var damage = await network.FindDamageAsync(cancellation);
        List<StoreProblem> problems = [.. network.StoreProblems];
        await network.SweepAsync(cancellation);
        problems.AddRange(network.StoreProblems);
        problems.AddRange(network.FindBroken());
        return
        [
            .. damage.Select(finding => $"{network.StoreLocation}: {finding}"),
            .. problems
                .DistinctBy(problem => (problem.Kind, problem.Id, problem.Id == 0 ? problem.Message : ""))
                .Select(problem => $"{problem.Kind} {problem.Id}: {problem.Message}"),
        ];
    }
}
