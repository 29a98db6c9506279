using System.Reflection;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Settings;

/// <summary>
/// The one way by which settings become options. A name that is not known, a value that is not of its form or out of its range, and a
/// broken rule over several are all told; nothing of such a group is used, and nothing is passed over.
/// </summary>
public static class SettingsReader
{
    /// <summary>Registers a group of settings; a fault in it stops the start.</summary>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class =>
        services.AddOptions<T>().Configure(options => Read(configuration.GetSection(section), options)).ValidateOnStart();

    /// <summary>Fills options from a group of settings.</summary>
    /// <exception cref="OptionsValidationException">Something in the group is wrong; all of it is told.</exception>
    public static void Read<T>(IConfigurationSection section, T options)
        where T : class
    {
        ThrowIfAny(FindFaults(section, typeof(T)), typeof(T));
        section.Bind(options);
    }

    /// <exception cref="OptionsValidationException">There are faults.</exception>
    public static void ThrowIfAny(IReadOnlyCollection<SettingFault> faults, Type options)
    {
        if (faults.Count > 0)
            throw new OptionsValidationException(options.Name, options, faults.Select(fault => fault.ToString()));
    }

    /// <summary>All that is wrong in a group of settings.</summary>
    public static IReadOnlyList<SettingFault> FindFaults(IConfigurationSection section, Type type)
    {
        List<SettingFault> faults = [];
        Group(section, type, faults);
        if (faults.Count == 0 && typeof(ICheckedSettings).IsAssignableFrom(type) && section.Get(type) is ICheckedSettings settings)
            faults.AddRange(settings.FindFaults());
        return faults;
    }

    /// <summary>Looks at one setting, or at the group or list that it is.</summary>
    internal static void Member(IConfigurationSection section, PropertyInfo property, List<SettingFault> faults)
    {
        if (property.PropertyType.IsArray)
            List(section, property, faults);
        else
            Value(section, property.PropertyType, property, faults);
    }

    private static void Group(IConfigurationSection section, Type type, List<SettingFault> faults)
    {
        foreach (var child in section.GetChildren())
            if (SettingNames.Find(type, child.Key) is { } property)
                Member(child, property, faults);
            else
                faults.Add(Unknown(child, type, section.Path));
    }

    private static void List(IConfigurationSection section, PropertyInfo property, List<SettingFault> faults)
    {
        if (!string.IsNullOrEmpty(section.Value))
            faults.Add(SettingFaults.List(section.Path));
        foreach (var entry in section.GetChildren())
            Value(entry, property.PropertyType.GetElementType()!, property, faults);
    }

    private static void Value(IConfigurationSection section, Type type, PropertyInfo property, List<SettingFault> faults)
    {
        if (SettingNames.IsGroup(type))
        {
            if (!string.IsNullOrEmpty(section.Value))
                faults.Add(SettingFaults.Group(section.Path, SettingNames.Of(type).Select(one => one.Name)));
            Group(section, type, faults);
            return;
        }
        var form = SettingForm.Of(Nullable.GetUnderlyingType(type) ?? type, property);
        if (section.GetChildren().FirstOrDefault() is { } child)
            faults.Add(SettingFaults.Unknown(child.Path, section.Path, []));
        else if (section.Value is { } value && !form.Fits(value))
            faults.Add(SettingFaults.Wrong(section.Path, value, form));
    }

    private static SettingFault Unknown(IConfigurationSection child, Type type, string group)
    {
        var names = SettingNames.Of(type).Select(property => property.Name).ToList();
        var nearest = NearestWord.Of(child.Key, names)
            ?? SettingNames.PathsOf(type).FirstOrDefault(path => path.EndsWith(":" + child.Key, StringComparison.OrdinalIgnoreCase));
        return SettingFaults.Unknown(child.Path, nearest is null ? null : $"{group}:{nearest}", names);
    }
}
