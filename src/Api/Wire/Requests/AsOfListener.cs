using GraphQL.Execution;

namespace AntiCorruption.Api.Wire.Requests;

/// <summary>
/// Has <see cref="AsOf"/> begin its work when a request has passed every rule, and not before: within the time of the request, and no
/// longer than its caller waits.
/// </summary>
internal sealed class AsOfListener : DocumentExecutionListenerBase
{
    public override Task BeforeExecutionAsync(IExecutionContext context) => AsOf.ApplyAsync(context);
}
