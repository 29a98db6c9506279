namespace AntiCorruption.Api.Settings;

/// <summary>The form of a text that is a setting, where it is more than a text; on a list: of each entry.</summary>
/// <param name="needed">What is needed, to stand after "must be": <c>an address such as …</c>.</param>
/// <param name="neededTh">The same to stand after "ต้องเป็น".</param>
[AttributeUsage(AttributeTargets.Property)]
public abstract class SettingFormAttribute(string needed, string neededTh) : Attribute
{
    public string Needed => needed;
    public string NeededTh => neededTh;

    public abstract bool Fits(string value);
}
