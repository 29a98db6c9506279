using System.Security.Cryptography;
using System.Text;
using AntiCorruption.Api.Settings;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Access;

/// <summary>
/// Keys for programs: 256 random bits, so that their plain SHA-256 cannot be guessed back and the server never has to
/// keep the key itself.
/// </summary>
public static class ApiKey
{
    /// <summary>What every key begins with, so that it is known for one wherever it leaks.</summary>
    public const string Prefix = "ac_";

    public static string New() =>
        Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>SHA-256 as 64 lower-case hex digits.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>
    /// The command <c>key NAME ROLE</c>: makes a key, prints it once with the settings that let it in. Returns the exit code.
    /// </summary>
    public static int Print(string name, string role, TextWriter output)
    {
        if (!EnumNames.TryParse<Role>(role, out var parsed))
        {
            output.WriteLine($"'{OneLine.Of(role)}' is no role. Roles: viewer, researcher, coordinator, administrator.");
            output.WriteLine($"ไม่มีบทบาท '{OneLine.Of(role)}' บทบาทที่มี: viewer, researcher, coordinator, administrator");
            return 1;
        }
        if (!CallerName.IsAllowed(name))
        {
            var form = new CallerNameFormAttribute();
            output.WriteLine($"'{OneLine.Of(name)}' must be {form.Needed}.");
            output.WriteLine($"'{OneLine.Of(name)}' ต้องเป็น{form.NeededTh}");
            return 1;
        }
        var key = New();
        output.WriteLine($"Key (shown only now / แสดงครั้งเดียว): {key}");
        output.WriteLine("Add this to 'Access:ApiKeys' / เพิ่มใน 'Access:ApiKeys':");
        output.WriteLine(
            $$"""  { "Name": {{System.Text.Json.JsonSerializer.Serialize(name)}}, "Role": "{{parsed}}", "Hash": "{{HashOf(key)}}" }"""
        );
        output.WriteLine("Callers send / ผู้เรียกส่ง: Authorization: Bearer " + Prefix + "…");
        return 0;
    }
}
