using System.Collections.Frozen;
using System.Text.Json;
using AntiCorruption.Api.Settings;
using GraphQL;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>How far requests are held to the documents an operator has put on the server.</summary>
public enum TrustMode
{
    /// <summary>There are none; documents come with the requests.</summary>
    Off,

    /// <summary>A request may name one by its id, or bring its own.</summary>
    Allow,

    /// <summary>Only these are run; a request names one, or brings the same text.</summary>
    Require,
}

/// <summary>
/// The documents an operator trusts, read once at start from a folder: each <c>*.graphql</c> under its file name, and each
/// <c>*.json</c> manifest, either Apollo's (<c>{"operations":[{"id","body"}]}</c>) or a plain map from id to text. Each is
/// also known as <c>sha256:</c> and its hash.
/// </summary>
public sealed class TrustedDocuments
{
    private readonly FrozenDictionary<string, string> textById;
    private readonly FrozenSet<string> texts;

    /// <exception cref="OptionsValidationException">The folder is missing or a file in it is no document; names the file.</exception>
    public TrustedDocuments(DocumentParser parser, IOptions<WireOptions> options)
    {
        Mode = options.Value.Documents.Trust;
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Mode != TrustMode.Off)
            foreach (var (id, text, file) in Read(options.Value.Documents.Folder))
                Add(byId, id, text, file, parser);
        textById = byId.ToFrozenDictionary(StringComparer.Ordinal);
        this.texts = byId.Values.ToFrozenSet(StringComparer.Ordinal);
    }

    public TrustMode Mode { get; }

    /// <summary>For what helps to write documents of one's own.</summary>
    /// <exception cref="Errors.WireException">Only trusted documents run here.</exception>
    public void ThrowIfRequired()
    {
        if (Mode == TrustMode.Require)
            throw DocumentFaults.TrustedOnly();
    }

    public int Count => this.texts.Count;

    public string? Find(string id) => textById.GetValueOrDefault(id);

    public bool Holds(string text) => this.texts.Contains(text);

    private static void Add(Dictionary<string, string> byId, string id, string text, string file, DocumentParser parser)
    {
        try
        {
            parser.Parse(text);
        }
        catch (ExecutionError fault)
        {
            throw Fault(
                $"Trusted document '{id}' in {file} is not GraphQL: {fault.Message}",
                $"เอกสารที่อนุญาต '{id}' ใน {file} ไม่ใช่ GraphQL ที่ถูกต้อง"
            );
        }
        if (!byId.TryAdd(id, text) && byId[id] != text)
            throw Fault(
                $"Trusted document '{id}' in {file} is there twice with different texts.",
                $"เอกสารที่อนุญาต '{id}' ใน {file} มีซ้ำแต่ข้อความต่างกัน"
            );
        byId["sha256:" + PersistedQuery.HashOf(text)] = text;
    }

    private static IEnumerable<(string Id, string Text, string File)> Read(string? folder)
    {
        if (string.IsNullOrEmpty(folder) || !Directory.Exists(folder))
            throw Fault(
                $"Wire:Documents:Folder '{folder}' is not a folder; Wire:Documents:Trust needs one.",
                $"Wire:Documents:Folder '{folder}' ไม่ใช่โฟลเดอร์ ซึ่ง Wire:Documents:Trust ต้องใช้"
            );
        foreach (var file in Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            yield return (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file), file);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        foreach (var (id, text) in Manifest(file))
            yield return (id, text, file);
    }

    private static List<(string Id, string Text)> Manifest(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.TryGetProperty("operations", out var operations)
                ? [.. operations.EnumerateArray().Select(one => (one.GetProperty("id").GetString()!, one.GetProperty("body").GetString()!))]
                : [.. json.RootElement.EnumerateObject().Select(one => (one.Name, one.Value.GetString()!))];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw Fault($"{file} is not a manifest of trusted documents.", $"{file} ไม่ใช่รายการเอกสารที่อนุญาต");
        }
    }

    private static OptionsValidationException Fault(string message, string messageTh) =>
        new(WireOptions.Section, typeof(WireOptions), [new SettingFault(message, messageTh).ToString()]);
}
