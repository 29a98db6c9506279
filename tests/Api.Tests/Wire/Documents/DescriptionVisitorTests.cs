using GraphQL.Types;

namespace AntiCorruption.Api.Tests.Wire.Documents;

public sealed class DescriptionVisitorTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public void EverythingInTheSchemaIsDescribed()
    {
        string[] silent =
        [
            .. Described().Where(one => string.IsNullOrWhiteSpace(one.Description)).Select(one => one.Place).Order(StringComparer.Ordinal),
        ];
        Assert.True(silent.Length == 0, $"{silent.Length} without a description: {string.Join(", ", silent)}");
    }

    [Fact]
    public void ADescriptionIsOneLine() =>
        Assert.Empty(Described().Where(one => one.Description?.Contains('\n', StringComparison.Ordinal) == true).Select(one => one.Place));

    private IEnumerable<(string Place, string? Description)> Described()
    {
        // Those of the language itself are described by its specification.
        string[] known = ["Boolean", "Float", "ID", "Int", "String"];
        foreach (
            var type in api.Schema.AllTypes.Where(type =>
                !known.Contains(type.Name) && !type.Name.StartsWith("__", StringComparison.Ordinal)
            )
        )
        {
            yield return (type.Name, type.Description);
            foreach (var value in type is EnumerationGraphType choices ? choices.Values : Enumerable.Empty<EnumValueDefinition>())
                yield return ($"{type.Name}.{value.Name}", value.Description);
            foreach (var field in type is IComplexGraphType complex ? complex.Fields : Enumerable.Empty<FieldType>())
            {
                yield return ($"{type.Name}.{field.Name}", field.Description);
                foreach (var argument in field.Arguments ?? [])
                    yield return ($"{type.Name}.{field.Name}({argument.Name})", argument.Description);
            }
        }
        foreach (var directive in api.Schema.Directives)
        {
            yield return ("@" + directive.Name, directive.Description);
            foreach (var argument in directive.Arguments ?? [])
                yield return ($"@{directive.Name}({argument.Name})", argument.Description);
        }
    }
}
