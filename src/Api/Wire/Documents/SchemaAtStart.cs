using GraphQL.Types;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>
/// Builds the schema before the server listens, so that a fault in it stops the start and the first caller does not wait for it.
/// </summary>
internal sealed class SchemaAtStart(ISchema schema) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        schema.Initialize();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
