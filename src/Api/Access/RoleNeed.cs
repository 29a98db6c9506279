using GraphQLParser.AST;

namespace AntiCorruption.Api.Access;

/// <summary>One place of an operation that needs more than the least role.</summary>
/// <param name="Role">What it needs.</param>
/// <param name="Place">For people: <c>GoodActor.realName</c>.</param>
/// <param name="Syntax">Where it stands.</param>
internal sealed record RoleNeed(Role Role, string Place, ASTNode Syntax);
