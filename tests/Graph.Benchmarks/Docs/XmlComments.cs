using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AntiCorruption.Graph.Benchmarks.Docs;

/// <summary>The comments that the compiler wrote beside an assembly, as Markdown.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<string, XElement> members;

    public XmlComments(Assembly assembly) =>
        members = XDocument
            .Load(Path.ChangeExtension(assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value);

    public string SummaryOf(Type type) => TextOf(members.GetValueOrDefault(IdOf(type))?.Element("summary"));

    /// <summary>What a property means: its own comment, or that of the record's parameter of its name.</summary>
    public string SummaryOf(PropertyInfo property)
    {
        var own = TextOf(members.GetValueOrDefault($"P:{NameOf(property.DeclaringType!)}.{property.Name}")?.Element("summary"));
        return own.Length > 0
            ? own
            : TextOf(
                members
                    .GetValueOrDefault(IdOf(property.DeclaringType!))
                    ?.Elements("param")
                    .FirstOrDefault(param => param.Attribute("name")!.Value == property.Name)
            );
    }

    public string SummaryOf(Type enumeration, string value) =>
        TextOf(members.GetValueOrDefault($"F:{NameOf(enumeration)}.{value}")?.Element("summary"));

    public string SummaryOf(MethodInfo method) => TextOf(members.GetValueOrDefault(IdOf(method))?.Element("summary"));

    /// <summary>Parameters that have a comment.</summary>
    public IEnumerable<(string Name, string Text)> ParametersOf(MethodInfo method) =>
        members.GetValueOrDefault(IdOf(method))?.Elements("param").Select(param => (param.Attribute("name")!.Value, TextOf(param))) ?? [];

    /// <summary>What is thrown, and when.</summary>
    public IEnumerable<(string Name, string Text)> ExceptionsOf(MethodInfo method) =>
        members
            .GetValueOrDefault(IdOf(method))
            ?.Elements("exception")
            .Select(thrown => (LastName(thrown.Attribute("cref")!.Value), TextOf(thrown)))
        ?? [];

    /// <summary>The contract: headings and what stands under each.</summary>
    public IEnumerable<(string Heading, string Text)> ContractOf(Type type) =>
        members
            .GetValueOrDefault(IdOf(type))
            ?.Descendants("para")
            .Select(para => (para.Element("b")!.Value.TrimEnd('.'), TextOf(para, without: para.Element("b"))))
        ?? [];

    private static string IdOf(Type type) => "T:" + NameOf(type);

    private static string IdOf(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : "";
        var parameters = string.Join(',', method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)));
        return $"M:{NameOf(method.DeclaringType!)}.{method.Name}{generic}" + (parameters.Length > 0 ? $"({parameters})" : "");
    }

    private static string NameOf(Type type)
    {
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (type.IsByRef)
            return NameOf(type.GetElementType()!) + "@";
        if (type.IsGenericMethodParameter)
            return "``" + type.GenericParameterPosition;
        if (!type.IsConstructedGenericType)
            return (type.FullName ?? type.Name).Replace('+', '.');
        var name = type.GetGenericTypeDefinition().FullName!;
        var arguments = type.GetGenericArguments().Select(NameOf);
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)].Replace('+', '.')}{{{string.Join(',', arguments)}}}";
    }

    private static string TextOf(XElement? element, XElement? without = null) =>
        element is null ? "" : Spaces().Replace(string.Concat(element.Nodes().Where(node => node != without).Select(TextOf)), " ").Trim();

    private static string TextOf(XNode node) =>
        node switch
        {
            XText text => text.Value.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal),
            XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } reference =>
                $"`{LastName(reference.Attributes().First().Value)}`",
            XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "b" } bold => $"**{TextOf(bold)}**",
            XElement other => TextOf(other),
            _ => "",
        };

    private static string LastName(string reference)
    {
        var name = reference.Split('(')[0];
        return name[(name.LastIndexOfAny(['.', ':']) + 1)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
