using GraphQL.Types;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Access;

/// <summary>What an operation needs, found once per document; variables are looked at per request.</summary>
/// <param name="Needs">Places in the document above <see cref="AccessTable.Queries"/>.</param>
/// <param name="Variables">Variables whose type has a restricted place somewhere.</param>
internal sealed record RolePlan(IReadOnlyList<RoleNeed> Needs, IReadOnlyList<RestrictedVariable> Variables);

/// <summary>A variable through which a restricted input can come.</summary>
internal sealed record RestrictedVariable(string Name, IGraphType Type, GraphQLVariableDefinition Syntax);
