using System.Text;

namespace AntiCorruption.Api.Operations;

/// <summary>
/// Writes as long as somebody takes it, and goes on without a word when nobody does: a server whose output is closed, or
/// lies on a full disk, serves on.
/// </summary>
internal sealed class LossyWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Makes what this process prints from now on dispensable.</summary>
    public static void Install()
    {
        Console.SetOut(new LossyWriter(Console.Out));
        Console.SetError(new LossyWriter(Console.Error));
    }

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception untaken) when (untaken is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // Nobody reads it.
        }
    }
}
