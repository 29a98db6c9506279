namespace AntiCorruption.Api.Settings;

/// <summary>What is wrong with one setting, in one sentence of each language; the value of a secret is never in it.</summary>
public sealed record SettingFault(string Message, string MessageTh)
{
    public override string ToString() => $"{Message}\n{MessageTh}";
}
