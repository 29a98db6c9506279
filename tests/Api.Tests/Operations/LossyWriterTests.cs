using AntiCorruption.Api.Operations;

namespace AntiCorruption.Api.Tests.Operations;

/// <summary>Output that nobody takes.</summary>
public class LossyWriterTests
{
    [Fact]
    public async Task WhatNobodyTakesIsLostWithoutAWord()
    {
        await using var writer = new LossyWriter(new FullWriter());
        writer.Write('a');
        writer.Write("text");
        writer.WriteLine("line");
        writer.WriteLine(1);
        await writer.WriteLineAsync("later");
        await writer.FlushAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void WhatIsTakenComesWhole()
    {
        using var taken = new StringWriter { NewLine = "\n" };
        using var writer = new LossyWriter(taken) { NewLine = "\n" };
        writer.Write('a');
        writer.Write("b");
        writer.WriteLine("c");
        writer.Write(4);
        Assert.Equal("abc\n4", taken.ToString());
    }

    /// <summary>As a file on a full disk.</summary>
    private sealed class FullWriter : StringWriter
    {
        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(string? value) => throw new IOException("No space left on device");

        public override void Write(char[] buffer, int index, int count) => throw new IOException("No space left on device");

        public override void WriteLine(string? value) => throw new IOException("No space left on device");

        public override void Flush() => throw new IOException("No space left on device");
    }
}
