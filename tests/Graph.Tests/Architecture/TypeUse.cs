using Mono.Cecil;

namespace AntiCorruption.Graph.Tests.Architecture;

/// <summary>
/// That one type of an assembly refers to another: as base, in a signature, a body or an attribute, or as part of such a type.
/// </summary>
/// <param name="User">The outermost type that refers, with its namespace.</param>
/// <param name="Used">The outermost type that is referred to, with its namespace.</param>
/// <param name="Assembly">The assembly of the latter.</param>
public readonly record struct TypeUse(string User, string Used, string Assembly)
{
    /// <summary>What the compiled types of an assembly refer to; names that the compiler replaces (constants) are not seen.</summary>
    public static IReadOnlySet<TypeUse> Of(string assemblyFile)
    {
        using var module = ModuleDefinition.ReadModule(assemblyFile);
        return module.GetTypes().SelectMany(Of).ToHashSet();
    }

    private static IEnumerable<TypeUse> Of(TypeDefinition type) =>
        from named in Named(type)
        where named is not null
        from used in Parts(named)
        select new TypeUse(NameOf(type), NameOf(used), used.Scope.Name);

    private static IEnumerable<TypeReference?> Named(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(one => one.InterfaceType),
            .. type.GenericParameters.SelectMany(one => one.Constraints, (_, constraint) => constraint.ConstraintType),
            .. type.Fields.Select(one => one.FieldType),
            .. type.Fields.SelectMany(Attributes),
            .. type.Properties.SelectMany(Attributes),
            .. type.Methods.SelectMany(Signature),
            .. type.Methods.Where(one => one.HasBody).SelectMany(Body),
            .. Attributes(type),
        ];

    private static IEnumerable<TypeReference> Signature(MethodDefinition method) =>
        [
            method.ReturnType,
            .. method.Parameters.Select(one => one.ParameterType),
            .. method.Parameters.SelectMany(Attributes),
            .. method.GenericParameters.SelectMany(one => one.Constraints, (_, constraint) => constraint.ConstraintType),
            .. Attributes(method),
        ];

    private static IEnumerable<TypeReference> Body(MethodDefinition method) =>
        [
            .. method.Body.Variables.Select(one => one.VariableType),
            .. method.Body.ExceptionHandlers.Select(one => one.CatchType).OfType<TypeReference>(),
            .. method.Body.Instructions.SelectMany(one => Operand(one.Operand)),
        ];

    private static IEnumerable<TypeReference> Operand(object? operand) =>
        operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
            MethodReference method => [method.DeclaringType],
            _ => [],
        };

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider bearer) =>
        bearer.CustomAttributes.Select(one => one.AttributeType);

    /// <summary>The types that a type is written with: of <c>List&lt;Party[]&gt;</c> the list and the party.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type switch
        {
            GenericParameter => [],
            GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
            TypeSpecification wrapped => Parts(wrapped.ElementType),
            _ => [type],
        };

    private static string NameOf(TypeReference type) =>
        type.DeclaringType is { } outer ? NameOf(outer) : $"{type.Namespace}.{type.Name.Split('`')[0]}";
}
