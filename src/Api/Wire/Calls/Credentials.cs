namespace AntiCorruption.Api.Wire.Calls;

/// <summary>How long what was opened with a caller's credentials may stay open.</summary>
internal static class Credentials
{
    /// <summary>Longer waits than a timer can take are as good as none.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromDays(30);

    /// <summary>The time until the credentials end, at least zero; null when they do not.</summary>
    public static TimeSpan? TimeLeft(IWireCaller caller)
    {
        if (caller.Until is not { } until)
            return null;
        var left = until - DateTimeOffset.UtcNow;
        return left > longest ? null
            : left < TimeSpan.Zero ? TimeSpan.Zero
            : left;
    }
}
