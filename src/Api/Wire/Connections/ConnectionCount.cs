using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Connections;

/// <summary>
/// Counts the connections that are open. There are never more than the setting says, nor more than leave file handles for
/// the store and the runtime, which ends the process when it gets none.
/// </summary>
internal sealed class ConnectionCount(IOptions<WireOptions> options)
{
    /// <summary>Handles kept free for what is not a connection.</summary>
    private const int Reserve = 64;

    /// <summary>Connections that are let in however few handles there are.</summary>
    private const int Least = 8;

    private int open;

    /// <summary>Connections open now.</summary>
    public int Open => Volatile.Read(ref this.open);

    /// <summary>The most at a time.</summary>
    public int Max { get; } = MaxOf(options.Value.MaxConnections, FileHandles.Limit(), FileHandles.Open());

    /// <summary>Takes a place; false when none is left.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref this.open) <= Max)
            return true;
        Leave();
        return false;
    }

    /// <summary>Gives a place back.</summary>
    public void Leave() => Interlocked.Decrement(ref this.open);

    /// <summary>The limit that a setting and the handles make together.</summary>
    /// <param name="setting">Connections allowed by the settings.</param>
    /// <param name="handles">Handles that may be open; null: any number.</param>
    /// <param name="taken">Handles open before the first connection.</param>
    internal static int MaxOf(int setting, int? handles, int taken) =>
        handles is { } limit ? Math.Clamp(limit - taken - Reserve, Math.Min(Least, setting), setting) : setting;
}
