using System.Security.Cryptography;
using System.Text;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using FluentValidation;

namespace AntiCorruption.Api.Changes;

/// <summary>What a change gave: a result and the version that shows it, or errors.</summary>
public sealed record Outcome<T>(T? Result, NetworkSnapshot Network, IReadOnlyList<IUserError>? Errors)
    where T : class
{
    /// <summary>The node of the result, or null.</summary>
    public TNode? Node<TNode>(Func<NetworkSnapshot, T, TNode> make)
        where TNode : class => Result is null ? null : make(Network, Result);
}

/// <summary>
/// Runs a mutation: checks the form of the input, edits the newest version, makes it durable, and says what was wrong as data.
/// </summary>
public sealed class NetworkChanges(LiveNetwork live, RequestNetwork request, ChangeProgress progress, IServiceProvider services)
{
    /// <summary>Adds a record that is made of an input.</summary>
    /// <exception cref="WireException">STORE_UNAVAILABLE: nothing was written, or it is not known whether it was; its text and
    /// <c>outcome</c> say which.</exception>
    public Task<Outcome<T>> CreateAsync<TInput, T>(
        TInput input,
        string by,
        string operation,
        Func<T> make,
        CancellationToken cancellationToken
    )
        where TInput : IMutationInput
        where T : GraphRecord => RunAsync(input, () =>
        {
            var record = make();
            return CommitAsync<TInput, T>(
                input,
                by,
                operation,
                edit => edit.Add(record),
                (_, set) => set.Changes[0].After as T,
                cancellationToken
            );
        });

    /// <summary>Adds a record that is made of an input and of what the network holds.</summary>
    /// <inheritdoc cref="CreateAsync{TInput, T}(TInput, string, string, Func{T}, CancellationToken)"/>
    public Task<Outcome<T>> CreateAsync<TInput, T>(
        TInput input,
        string by,
        string operation,
        Func<NetworkEdit, T> edit,
        CancellationToken cancellationToken
    )
        where TInput : IMutationInput
        where T : GraphRecord =>
        RunAsync(input, () => CommitAsync<TInput, T>(input, by, operation, edit, (_, set) => set.Changes[0].After as T, cancellationToken));

    /// <summary>Puts in a record's place what is made of it.</summary>
    /// <inheritdoc cref="CreateAsync{TInput, T}(TInput, string, string, Func{T}, CancellationToken)"/>
    public Task<Outcome<T>> UpdateAsync<TInput, T>(
        TInput input,
        RecordKind kind,
        string by,
        string operation,
        Func<T, T> change,
        CancellationToken cancellationToken
    )
        where TInput : IRecordInput
        where T : GraphRecord =>
        RunAsync(
            input,
            () =>
            {
                var id = GlobalId.Read(kind, input.Id, "id");
                return CommitAsync(
                    input,
                    by,
                    operation,
                    edit => edit.Change<T>(kind, id, Changed(edit, input, change)),
                    (network, set) => AsItWas<T>(network, set, kind, id),
                    cancellationToken
                );
            },
            kind
        );

    /// <summary>Archives a record, or brings it back.</summary>
    /// <inheritdoc cref="CreateAsync{TInput, T}(TInput, string, string, Func{T}, CancellationToken)"/>
    public Task<Outcome<T>> ArchiveAsync<T>(
        RecordKind kind,
        ArchiveInput input,
        string by,
        string operation,
        CancellationToken cancellationToken
    )
        where T : GraphRecord =>
        UpdateAsync<ArchiveInput, T>(
            input,
            kind,
            by,
            operation,
            record => (T)(record with { IsArchived = input.IsArchived }),
            cancellationToken
        );

    /// <summary>Deletes a record to which nothing refers.</summary>
    /// <inheritdoc cref="CreateAsync{TInput, T}(TInput, string, string, Func{T}, CancellationToken)"/>
    public async Task<DeletePayload> DeleteAsync(
        RecordKind kind,
        DeleteInput input,
        string by,
        string operation,
        CancellationToken cancellationToken
    )
    {
        var outcome = await RunAsync(
                input,
                () =>
                {
                    var id = GlobalId.Read(kind, input.Id, "id");
                    return CommitAsync(
                        input,
                        by,
                        operation,
                        edit => Delete(edit, kind, id, input),
                        (_, set) => set.Changes[0].Before,
                        cancellationToken
                    );
                },
                kind
            )
            .ConfigureAwait(false);
        return new(outcome.Result is null ? null : input.Id, outcome.Errors);
    }

    /// <summary>A short text that is the same exactly when the record is.</summary>
    public static string Revision(GraphRecord record) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RecordJson.Write(record))), 0, 12);

    private static GraphRecord? Delete(NetworkEdit edit, RecordKind kind, int id, DeleteInput input)
    {
        if (edit.Find<GraphRecord>(kind, id) is { } record && !IsExpected(edit, record, input))
            return null;
        var deleted = edit.Find<GraphRecord>(kind, id);
        edit.Remove(kind, id);
        return deleted;
    }

    private static Func<T, T?> Changed<T>(NetworkEdit edit, IRecordInput input, Func<T, T> change)
        where T : GraphRecord => record => IsExpected(edit, record, input) ? change(record) : null;

    private static bool IsExpected(NetworkEdit edit, GraphRecord record, IRecordInput input)
    {
        if (input.IfRevision is not { } expected || Revision(record) is var revision && revision == expected)
            return true;
        edit.Fail(Rules.StaleRevision.At("ifRevision", revision));
        return false;
    }

    /// <summary>Checks the form of an input; one that is well formed can be read and mapped without a fault.</summary>
    private async Task<Outcome<T>> RunAsync<TInput, T>(TInput input, Func<Task<Committed<T?>>> commit, RecordKind? kind = null)
        where T : class
    {
        if (FormFaults(input, kind) is { Count: > 0 } faults)
            return Wrong<T>(faults);
        try
        {
            progress.Begin();
            var committed = await commit().ConfigureAwait(false);
            progress.End(committed.ChangeSet);
            if (!committed.IsMade)
                return Wrong<T>(committed.Faults);
            request.MoveTo(committed.Snapshot);
            return new(committed.Result, committed.Snapshot, null);
        }
        catch (StoreUnavailableException fault)
        {
            progress.End(null);
            throw StoreFaults.Of(fault);
        }
        catch (OperationCanceledException end) when (end is not ChangeUnknownException)
        {
            progress.End(null);
            throw;
        }
    }

    private Task<Committed<T?>> CommitAsync<TInput, T>(
        TInput input,
        string by,
        string operation,
        Func<NetworkEdit, T?> edit,
        Func<NetworkSnapshot, ChangeSet, T?> recall,
        CancellationToken cancellationToken
    )
        where TInput : IMutationInput
        where T : class =>
        input.ClientMutationId is { } name
            ? live.CommitAsync(by, operation, ChangeIds.Of(by, name, TextOf(operation, input)), edit, recall, cancellationToken)
            : live.CommitAsync(by, operation, edit, cancellationToken);

    /// <summary>
    /// All that a mutation asks for: equal for equal inputs, in this version of the program and, while no field is added that has a value,
    /// in later ones.
    /// </summary>
    private static string TextOf<TInput>(string operation, TInput input)
    {
        string[] given = input is ChangeInput change ? [.. change.Given.Order(StringComparer.Ordinal)] : [];
        return string.Join(' ', [operation, RecordJson.WritePart(input), .. given]);
    }

    /// <summary>The record as a change left it; as it is now when the change left it alone.</summary>
    private static T? AsItWas<T>(NetworkSnapshot network, ChangeSet changeSet, RecordKind kind, int id)
        where T : GraphRecord => (changeSet.Changes.Count > 0 ? changeSet.Changes[0].After : network.Find(kind, id)) as T;

    private List<RuleFault> FormFaults<TInput>(TInput input, RecordKind? kind)
    {
        var validator = services.GetService<IValidator<TInput>>();
        var failures = validator?.Validate(input).Errors
            ?? (input is IRecordInput record && kind is { } of ? new RecordInputValidator<IRecordInput>(of).Validate(record).Errors : []);
        return [.. failures.Select(failure => (RuleFault)failure.CustomState)];
    }

    private Outcome<T> Wrong<T>(IEnumerable<RuleFault> faults)
        where T : class => new(null, request.Snapshot, [.. faults.Select(UserErrors.Of)]);
}
