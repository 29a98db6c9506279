using System.Runtime.InteropServices;

namespace AntiCorruption.Api.Operations;

/// <summary>
/// Turns the signals that ask a program to end (Ctrl-C, SIGTERM, SIGHUP) into a token, without a time limit of their own.
/// A second Ctrl-C ends the program at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource asked = new();
    private readonly List<PosixSignalRegistration> registrations;

    public StopSignals() => registrations = [.. Signals().Select(signal => PosixSignalRegistration.Create(signal, Ask))];

    /// <summary>Cancelled when the program is to end.</summary>
    public CancellationToken Token => asked.Token;

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        asked.Dispose();
    }

    private void Ask(PosixSignalContext context)
    {
        context.Cancel = context.Signal != PosixSignal.SIGINT || !asked.IsCancellationRequested;
        _ = asked.CancelAsync();
    }

    private static IEnumerable<PosixSignal> Signals()
    {
        yield return PosixSignal.SIGINT;
        yield return PosixSignal.SIGTERM;
        if (!IsHangUpIgnored())
            yield return PosixSignal.SIGHUP;
    }

    /// <summary>Whether the program was started so that it outlives its terminal (<c>nohup</c>); that is to stay so.</summary>
    private static bool IsHangUpIgnored()
    {
        if (!File.Exists("/proc/self/status"))
            return false;
        var line = File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return line is not null && (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) & 1) != 0;
    }
}
