using System.Globalization;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Requests;

/// <summary>
/// The directive <c>@asOf</c> on a query: everything in it is answered from an earlier version, or from what was known up to the end of a
/// fiscal year.
/// </summary>
public sealed class AsOf : Directive
{
    private const string DirectiveName = "asOf";

    public AsOf()
        : base(DirectiveName, GraphQLParser.AST.DirectiveLocation.Query)
    {
        Description =
            "Answers the whole query from an earlier state of the data: a version that an answer named, or what "
            + "is known up to the end of a fiscal year (B.E.). Give one, or both for an earlier year as an earlier "
            + "version knew it.";
        Arguments = new QueryArguments(
            new QueryArgument<LongGraphType> { Name = "version", Description = "A version, at most that of today." },
            new QueryArgument<IntGraphType>
            {
                Name = "fiscalYear",
                Description = "Records of this fiscal year (B.E.) and earlier ones; those without a year are left out.",
            }
        );
    }

    /// <summary>Whether an operation is to be answered from an earlier state.</summary>
    public static bool IsOn(GraphQLOperationDefinition operation) => Find(operation) is not null;

    /// <summary>Moves the request to the moment that its operation asks for; does nothing where it asks for none.</summary>
    /// <exception cref="WireException">FISCAL_YEAR, VERSION_NOT_KEPT, STORE_UNAVAILABLE.</exception>
    public static async Task ApplyAsync(IExecutionContext context)
    {
        if (Find(context.Operation) is not { } directive)
            return;
        var version = Number(directive, "version", context.Variables);
        var fiscalYear = Number(directive, "fiscalYear", context.Variables);
        if (version is null && fiscalYear is null)
            return;
        if (fiscalYear is { } given)
            Bounds.FiscalYear((int)Math.Clamp(given, int.MinValue, int.MaxValue), "@asOf.fiscalYear");
        var request = context.RequestServices!.GetRequiredService<RequestNetwork>();
        var past = context.RequestServices!.GetRequiredService<PastNetworks>();
        var stop = context.CancellationToken;
        if (version is { } wanted)
            request.MoveTo(await PastFaults.Translate(past.AtVersionAsync(wanted, stop)).ConfigureAwait(false));
        if (fiscalYear is { } year)
            request.MoveTo(await past.UpToAsync(request.Snapshot, (int)year, stop).ConfigureAwait(false));
    }

    private static GraphQLDirective? Find(GraphQLOperationDefinition operation) =>
        operation.Operation == OperationType.Query
            ? operation.Directives?.Items.Find(directive => directive.Name.Value == DirectiveName)
            : null;

    /// <summary>The value of an argument, written out or in a variable; the validation has seen to its type.</summary>
    private static long? Number(GraphQLDirective directive, string argument, Variables variables) =>
        directive.Arguments?.Items.Find(given => given.Name.Value == argument)?.Value switch
        {
            GraphQLVariable variable when variables.ValueFor(variable.Name, out var given) => given.Value switch
            {
                int number => number,
                long number => number,
                _ => null,
            },
            GraphQLIntValue number => long.Parse(number.Value.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            _ => null,
        };
}
