using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Snapshots;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Requests;

/// <summary>The directive <c>@asOf</c> on a query: everything in it is answered from an earlier version, or from what was known up to the end of a fiscal year.</summary>
public sealed class AsOf : Directive
{
    private const string DirectiveName = "asOf";

    public AsOf()
        : base(DirectiveName, GraphQLParser.AST.DirectiveLocation.Query)
    {
        Description = "Answers the whole query from an earlier state of the data: a version that an answer named, or what is known up to the end of a fiscal year (B.E.). Give one, or both for an earlier year as an earlier version knew it.";
        Arguments = new QueryArguments(
            new QueryArgument<LongGraphType> { Name = "version", Description = "A version, at most that of today." },
            new QueryArgument<IntGraphType> { Name = "fiscalYear", Description = "Records of this fiscal year (B.E.) and earlier ones; those without a year are left out." });
    }

    /// <summary>Moves the request to the moment that its operation asks for; does nothing where it asks for none.</summary>
    /// <exception cref="WireException">BAD_AS_OF, VERSION_NOT_KEPT, FISCAL_YEAR, STORE_UNAVAILABLE.</exception>
    public static async ValueTask ApplyAsync(GraphQLOperationDefinition? operation, Inputs? variables, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (operation is not { Operation: OperationType.Query } || operation.Directives?.Items.Find(directive => directive.Name.Value == DirectiveName) is not { } directive) return;
        var version = Number(directive, "version", operation, variables);
        var fiscalYear = Number(directive, "fiscalYear", operation, variables);
        if (version is null && fiscalYear is null) return;
        if (fiscalYear is { } given) Bounds.FiscalYear((int)Math.Clamp(given, int.MinValue, int.MaxValue), "@asOf.fiscalYear");
        var request = services.GetRequiredService<RequestNetwork>();
        var past = services.GetRequiredService<PastNetworks>();
        if (version is { } wanted) request.MoveTo(await PastFaults.Translate(past.AtVersionAsync(wanted, cancellationToken)).ConfigureAwait(false));
        if (fiscalYear is { } year) request.MoveTo(await past.UpToAsync(request.Snapshot, (int)year, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The value of an argument, written out or in a variable. Types are the validation's business; what it will refuse is passed over here.</summary>
    private static long? Number(GraphQLDirective directive, string argument, GraphQLOperationDefinition operation, Inputs? variables)
    {
        var value = directive.Arguments?.Items.Find(given => given.Name.Value == argument)?.Value;
        if (value is GraphQLVariable variable)
        {
            var name = variable.Name.StringValue;
            if (variables?.TryGetValue(name, out var given) == true) return given is null ? null : given switch { int i => i, long l => l, _ => null };
            value = operation.Variables?.Items.Find(definition => definition.Variable.Name.Value == name)?.DefaultValue;
        }
        return value is GraphQLIntValue number && long.TryParse(number.Value.Span, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }
}
