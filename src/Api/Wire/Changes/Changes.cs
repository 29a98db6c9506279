using System.Security.Cryptography;
using System.Text;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Ids;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots;
using AntiCorruption.Graph.Storage;
using FluentValidation;

namespace AntiCorruption.Api.Wire.Changes;

/// <summary>What a change gave: a result and the version that shows it, or errors.</summary>
public sealed record Outcome<T>(T? Result, NetworkSnapshot Network, IReadOnlyList<IUserError>? Errors)
    where T : class
{
    /// <summary>The node of the result, or null.</summary>
    public TNode? Node<TNode>(Func<NetworkSnapshot, T, TNode> make)
        where TNode : class => Result is null ? null : make(Network, Result);
}

/// <summary>Runs a mutation: checks the input, edits the newest version, makes it durable, and says what was wrong as data.</summary>
public sealed class Changes(LiveNetwork live, RequestNetwork request, IServiceProvider services)
{
    /// <exception cref="WireException">STORE_UNAVAILABLE: nothing was written, or it is unknown whether it was.</exception>
    public async Task<Outcome<T>> CommitAsync<TInput, T>(TInput input, string by, string operation, Func<NetworkEdit, T> edit, CancellationToken cancellationToken)
        where T : class
    {
        var checkedInput = services.GetService<IValidator<TInput>>() is { } validator ? await validator.ValidateAsync(input, cancellationToken).ConfigureAwait(false) : null;
        if (checkedInput is { IsValid: false })
            return Wrong<T>([.. checkedInput.Errors.Select(failure => new InvalidInputError(failure.ErrorMessage, (failure.CustomState as string) ?? "ข้อมูลไม่ถูกต้อง", failure.ErrorCode, PathOf(failure.PropertyName)))]);
        try
        {
            var committed = await live.CommitAsync(by, operation, edit, cancellationToken).ConfigureAwait(false);
            request.MoveTo(committed.Snapshot);
            return new(committed.Result, committed.Snapshot, null);
        }
        catch (RuleViolationException broken)
        {
            return Wrong<T>([broken.Rule is "NOT_FOUND" or "UNKNOWN_PARTY" or "UNKNOWN_AREA" or "UNKNOWN_ACTIVITY" or "UNKNOWN_TARGET_AREA"
                ? new NotFoundError(broken.MessageEn, broken.MessageTh, broken.Rule, PathOf(broken.Field))
                : new RuleError(broken.MessageEn, broken.MessageTh, broken.Rule, PathOf(broken.Field))]);
        }
        catch (StaleRevisionException stale)
        {
            return Wrong<T>([new StaleRevisionError("Somebody else has changed it meanwhile.", "มีผู้อื่นแก้ไขข้อมูลนี้ไปแล้ว", "STALE_REVISION", stale.CurrentRevision)]);
        }
        // The mapper wraps what a member throws in an exception of its own.
        catch (Exception failure) when (failure.GetBaseException() is WireException { Code: "INVALID_ID" or "WRONG_KIND_OF_ID" } wrong)
        {
            return Wrong<T>([new InvalidInputError(wrong.Message, wrong.MessageTh, wrong.Code!, ["input"])]);
        }
        catch (StoreUnavailableException fault)
        {
            throw new WireException("STORE_UNAVAILABLE", $"The change was not made: {Reason(fault.Failure)}", "ไม่ได้บันทึกการเปลี่ยนแปลง เพราะที่เก็บข้อมูลใช้งานไม่ได้");
        }
    }

    public async Task<DeletePayload> DeleteAsync(RecordKind kind, DeleteInput input, string by, string operation, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync(input, by, operation, edit =>
        {
            var record = Current<GraphRecord>(edit, kind, input.Id, input.IfRevision);
            edit.Remove(kind, record.Id);
            return record;
        }, cancellationToken).ConfigureAwait(false);
        return new(outcome.Result is null ? null : input.Id, outcome.Errors);
    }

    /// <summary>The record to change, as it is now.</summary>
    /// <exception cref="StaleRevisionException">It is not at the revision that the caller has seen.</exception>
    public static T Current<T>(NetworkEdit edit, RecordKind kind, string id, string? ifRevision)
        where T : GraphRecord
    {
        var number = GlobalId.Read(kind, id, "id");
        var record = edit.Find<T>(kind, number) ?? throw new RuleViolationException("NOT_FOUND", "id", $"There is no {kind} with this id.", "ไม่พบรายการที่มี id นี้");
        if (ifRevision is not null && Revision(record) is var revision && revision != ifRevision) throw new StaleRevisionException(revision);
        return record;
    }

    /// <summary>A short text that is the same exactly when the record is.</summary>
    public static string Revision(GraphRecord record) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RecordJson.Write(record))), 0, 12);

    private Outcome<T> Wrong<T>(IReadOnlyList<IUserError> errors)
        where T : class => new(null, request.Snapshot, errors);

    private static string[] PathOf(string property) =>
        ["input", .. property.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..])];

    private static string Reason(StoreFailure failure) => failure switch
    {
        StoreFailure.DiskFull => "no room is left where the data lie.",
        StoreFailure.ReadOnly => "the data can be read only.",
        StoreFailure.InUse => "the data are in use by another process.",
        StoreFailure.AccessDenied => "the store refuses the server's credentials.",
        StoreFailure.Conflict => "something made past this server stands in the way.",
        StoreFailure.TooLarge => "the change is larger than the store takes at once.",
        _ => "the store does not answer.",
    };
}

/// <summary>A record is not at the revision that a change expects.</summary>
public sealed class StaleRevisionException(string currentRevision) : Exception("stale revision")
{
    public string CurrentRevision => currentRevision;
}
