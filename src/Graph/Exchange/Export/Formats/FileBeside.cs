namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>
/// For formats whose end says where its parts begin: they are written to a file beside first, which is gone when it has been handed on.
/// </summary>
internal static class FileBeside
{
    public static async Task WriteAsync(ExportOutput output, Func<Stream, Task> write)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"anticorruption-{Guid.NewGuid():N}"), options);
        await using (file.ConfigureAwait(false))
        {
            await write(file).ConfigureAwait(false);
            file.Position = 0;
            await output.CopyAsync(file).ConfigureAwait(false);
        }
    }
}
