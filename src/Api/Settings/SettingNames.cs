using System.Reflection;

namespace AntiCorruption.Api.Settings;

/// <summary>The names of the settings that a type holds.</summary>
internal static class SettingNames
{
    public static PropertyInfo[] Of(Type group) =>
        [.. group.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true })];

    public static PropertyInfo? Find(Type group, string name) =>
        Of(group).FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A group has settings under it; an entry of a list may be one, too.</summary>
    public static bool IsGroup(Type type) => type.IsClass && type != typeof(string) && !type.IsArray;

    /// <summary>
    /// Every setting of a group and of the groups in it, as <c>Limits:MaxCost</c>; an entry of a list as <c>ApiKeys:0:Name</c>.
    /// </summary>
    public static IEnumerable<string> PathsOf(Type group, string before = "")
    {
        foreach (var property in Of(group))
        {
            var type = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : property.PropertyType;
            var path = before + property.Name + (property.PropertyType.IsArray ? ":0" : "");
            foreach (var one in IsGroup(type) ? PathsOf(type, path + ":") : [path])
                yield return one;
        }
    }
}
