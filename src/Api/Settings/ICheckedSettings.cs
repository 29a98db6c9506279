namespace AntiCorruption.Api.Settings;

/// <summary>A group of settings with rules over several of them; asked when each by itself is well.</summary>
public interface ICheckedSettings
{
    IEnumerable<SettingFault> FindFaults();
}
