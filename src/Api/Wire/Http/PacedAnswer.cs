using AntiCorruption.Api.Wire.Calls;

namespace AntiCorruption.Api.Wire.Http;

/// <summary>
/// Sends bytes in pieces, each of which the other side has to take in time: a reader that stands still holds what is
/// meant for it no longer than that, a slow one keeps on.
/// </summary>
internal static class PacedAnswer
{
    private const int PieceBytes = 16 << 10;

    /// <exception cref="SlowReaderException">A piece was not taken in time.</exception>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public static async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> bytes, TimeSpan patience)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        try
        {
            for (var sent = 0; sent < bytes.Length; sent += PieceBytes)
            {
                time.CancelAfter(patience);
                await http
                    .Response.Body.WriteAsync(bytes.Slice(sent, Math.Min(PieceBytes, bytes.Length - sent)), time.Token)
                    .ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            throw new SlowReaderException();
        }
    }
}
