using Mono.Cecil;

namespace AntiCorruption.Graph.Tests.Architecture;

/// <summary>That a type of an assembly calls a member of another type.</summary>
/// <param name="User">The type that calls.</param>
/// <param name="Member">What is called, as <c>Namespace.Type.Name</c>; of a property <c>get_Name</c>.</param>
public readonly record struct MemberUse(string User, string Member)
{
    /// <summary>Every call in the bodies of an assembly.</summary>
    public static IReadOnlySet<MemberUse> Of(string assemblyFile)
    {
        using var module = ModuleDefinition.ReadModule(assemblyFile);
        var calls =
            from type in module.GetTypes()
            from method in type.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            let called = instruction.Operand as MethodReference
            where called is not null
            select new MemberUse(type.FullName, $"{called.DeclaringType.GetElementType().FullName}.{called.Name}");
        return calls.ToHashSet();
    }
}
