using System.Security.Cryptography;
using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Exports;

/// <summary>The key from which pseudonyms of persons are made: read, or made and kept, when a person is first exported.</summary>
internal sealed class PseudonymKey(string path)
{
    private const int Length = 32;
    private readonly Lock gate = new();
    private byte[]? key;

    public static PseudonymKey Of(ExportSettings settings) =>
        new(
            settings.PseudonymKeyFile
                ?? Path.Combine(
                    Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                    "anticorruption",
                    "exports.key"
                )
        );

    /// <exception cref="WireException">PSEUDONYM_KEY: the file cannot be read or made, or is too short.</exception>
    public ReadOnlyMemory<byte> Read()
    {
        lock (gate)
        {
            try
            {
                return key ??= File.Exists(path) ? Checked(File.ReadAllBytes(path)) : Make();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw ExportFaults.NoPseudonymKey();
            }
        }
    }

    private static byte[] Checked(byte[] read) => read.Length >= Length ? read : throw ExportFaults.NoPseudonymKey();

    /// <summary>Whole or not at all, and readable by this user alone; where two processes make one, the first stays.</summary>
    private byte[] Make()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var file = new FileStream(draft, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Length));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
        return Checked(File.ReadAllBytes(path));
    }
}
