using System.Reflection;
using System.Text;
using AntiCorruption.Graph.Algorithms.Centrality;

namespace AntiCorruption.Graph.Benchmarks.Docs;

/// <summary>
/// Prints what every algorithm promises, from its comments and its options as they are: a section per family, an entry per algorithm.
/// </summary>
internal sealed class AlgorithmDocs
{
    private const string Root = "AntiCorruption.Graph.Algorithms.";
    private readonly XmlComments comments = new(typeof(PageRank).Assembly);
    private readonly NullabilityInfoContext nullability = new();
    private readonly StringBuilder text = new();

    public static string Print()
    {
        // Ranges come with their numbers in the words of the guards, which must not follow the machine's culture.
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
        var docs = new AlgorithmDocs();
        docs.All();
        return docs.text.ToString();
    }

    private static IEnumerable<Type> Algorithms =>
        typeof(PageRank)
            .Assembly.GetExportedTypes()
            .Where(type =>
                type is { IsAbstract: true, IsSealed: true }
                && type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true
                && Computes(type).Any(method => method.Name == "Compute")
            );

    private static IEnumerable<MethodInfo> Computes(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.Name.StartsWith("Compute", StringComparison.Ordinal));

    private static string FamilyOf(Type type) => type.Namespace![Root.Length..];

    private void All()
    {
        var families = Algorithms
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .GroupBy(FamilyOf)
            .OrderBy(family => family.Key, StringComparer.Ordinal)
            .ToArray();
        Line("# Algorithms");
        Line();
        Line(
            $"Printed from the code by `dotnet run --project tests/Graph.Benchmarks -- --docs docs/algorithms.md`; not to be edited. "
                + $"{families.Sum(family => family.Count())} algorithms in {families.Length} families; n = nodes, m = ties or arcs."
        );
        Line();
        Line("| family | algorithms |");
        Line("| --- | --- |");
        foreach (var family in families)
        {
            var links = family.Select(type => $"[{type.Name}](#{Anchor(type.Name)})");
            Line($"| [{family.Key}](#{Anchor(family.Key)}) | {string.Join(", ", links)} |");
        }
        foreach (var family in families)
        {
            Line();
            Line($"## {family.Key}");
            foreach (var algorithm in family)
                Entry(algorithm);
        }
    }

    private void Entry(Type algorithm)
    {
        Line();
        Line($"### {algorithm.Name}");
        Line();
        Line(comments.SummaryOf(algorithm));
        Line();
        foreach (var (heading, promise) in comments.ContractOf(algorithm))
            Line($"- **{heading}.** {promise}");
        Line();
        foreach (var method in Computes(algorithm))
            Call(method);
        var inputs = Computes(algorithm)
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .SelectMany(OwnTypes)
            .Distinct()
            .Where(type => !type.IsEnum)
            .ToArray();
        foreach (var type in inputs)
            Fields(type, isInput: true);
        foreach (var type in WithParts(Computes(algorithm).Select(method => method.ReturnType)).Except(inputs))
            Fields(type, isInput: false);
    }

    private void Call(MethodInfo method)
    {
        var parameters = method.GetParameters().Where(parameter => parameter.ParameterType != typeof(CancellationToken));
        var summary = comments.SummaryOf(method);
        Line(
            $"- `{method.Name}({string.Join(", ", parameters.Select(Parameter))})` → {Markdown(TypeName(method.ReturnType))}"
                + $"{(summary.Length > 0 ? ": " + summary : "")}"
        );
        foreach (var (name, meaning) in comments.ParametersOf(method).Where(parameter => parameter.Text.Length > 0))
            Line($"  - `{name}`: {meaning}");
        foreach (var (name, when) in comments.ExceptionsOf(method).Where(thrown => thrown.Name != nameof(OperationCanceledException)))
            Line($"  - `{name}`: {when}");
    }

    private string Parameter(ParameterInfo parameter)
    {
        var hasDefault = parameter is { HasDefaultValue: true, DefaultValue: not (null or false) };
        var value = hasDefault ? " = " + Options.Literal(parameter.DefaultValue!) : "";
        return $"{TypeName(parameter.ParameterType, nullability.Create(parameter))} {parameter.Name}{value}";
    }

    /// <summary>A table of what a type holds; for options also the default and the range that its guard lets in.</summary>
    private void Fields(Type type, bool isInput)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")
            .ToArray();
        if (properties.Length == 0)
            return;
        var defaults = isInput ? Options.DefaultsOf(type) : null;
        var summary = comments.SummaryOf(type);
        Line();
        Line($"**`{type.Name}`**{(summary.Length > 0 ? ": " + summary : "")}");
        Line();
        Line(defaults is null ? "| field | type | |" : "| option | type | default | range | |");
        Line(defaults is null ? "| --- | --- | --- |" : "| --- | --- | --- | --- | --- |");
        foreach (var property in properties)
        {
            var name = TypeName(property.PropertyType, nullability.Create(property));
            Line(
                defaults is null
                    ? $"| `{property.Name}` | {Markdown(name)} | {Meaning(property)} |"
                    : $"| `{property.Name}` | {Markdown(name)} | {Options.DefaultOf(property, defaults)} | "
                        + $"{Options.RangeOf(property)} | {Meaning(property)} |"
            );
        }
    }

    /// <summary>The comment of a property, and of each value it can have where those are named.</summary>
    private string Meaning(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var own = comments.SummaryOf(property);
        if (!type.IsEnum)
            return own;
        var values = Enum.GetNames(type)
            .Select(value => $"`{value}`{(comments.SummaryOf(type, value) is { Length: > 0 } meaning ? ": " + meaning.TrimEnd('.') : "")}");
        return $"{(own.Length > 0 ? own : comments.SummaryOf(type))} {string.Join("; ", values)}.".Trim();
    }

    /// <summary>Types of results with those they are made of, in the order they are met.</summary>
    private static List<Type> WithParts(IEnumerable<Type> types)
    {
        var all = new List<Type>();
        var todo = new Queue<Type>(types.SelectMany(OwnTypes));
        while (todo.TryDequeue(out var type))
            if (!type.IsEnum && !all.Contains(type))
            {
                all.Add(type);
                foreach (
                    var part in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                        .SelectMany(property => OwnTypes(property.PropertyType))
                )
                    todo.Enqueue(part);
            }
        return all;
    }

    /// <summary>The algorithms' own types in a type, which may be a list or an array of them.</summary>
    private static IEnumerable<Type> OwnTypes(Type type) =>
        type.IsArray ? OwnTypes(type.GetElementType()!)
        : type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(OwnTypes)
        : type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true && !type.IsInterface ? [type]
        : [];

    private static string TypeName(Type type, NullabilityInfo? info = null)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return TypeName(value) + "?";
        var name =
            type.IsArray ? TypeName(type.GetElementType()!) + "[]"
            : type.IsConstructedGenericType
                ? (
                    type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal)
                        ? $"({Names(type)})"
                        : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{Names(type)}>"
                )
            : type.Name switch
            {
                "Int32" => "int",
                "Int64" => "long",
                "UInt64" => "ulong",
                "Double" => "double",
                "Boolean" => "bool",
                "String" => "string",
                "Byte" => "byte",
                "Single" => "float",
                var other => other,
            };
        return info?.ReadState == NullabilityState.Nullable ? name + "?" : name;
    }

    private static string Names(Type type) => string.Join(", ", type.GetGenericArguments().Select(argument => TypeName(argument)));

    private static string Markdown(string typeName) => $"`{typeName}`";

    private static string Anchor(string heading) => heading.ToLowerInvariant();

    private void Line(string line = "") => text.Append(line).Append('\n');
}
