using System.CommandLine;
using AntiCorruption.Graph.Storage;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Operations;

/// <summary><c>check</c>: reads the whole store, takes over what was rightly changed in it past this program, and prints what cannot be shown. Ends with 0, or 1 when there is such.</summary>
internal static class CheckCommand
{
    public static Command Create(Option<string?> data)
    {
        var command = new Command("check", "Read the whole store and print what in it cannot be shown and why.");
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? dataPath, CancellationToken cancellation)
    {
        try
        {
            await using var network = await NetworkStore.OpenAsync(Server.Configure([]).Configuration, dataPath, cancellation);
            List<StoreProblem> problems = [.. network.StoreProblems];
            var before = network.Current.Version;
            await network.SweepAsync(cancellation);
            problems.AddRange(network.StoreProblems);
            foreach (var problem in problems.DistinctBy(problem => (problem.Kind, problem.Id, problem.Id == 0 ? problem.Message : "")))
                Console.WriteLine($"{problem.Kind} {problem.Id}: {problem.Message}");
            if (network.Current.Version > before) Console.WriteLine($"Taken over what was changed in the store: version {network.Current.Version}. / รับการแก้ไขที่ทำในที่เก็บข้อมูลแล้ว: รุ่น {network.Current.Version}");
            Console.WriteLine($"{network.StoreLocation}: version {network.Current.Version}, {problems.Count} problems / ปัญหา {problems.Count} รายการ");
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
}
