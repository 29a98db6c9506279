using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Networks;

/// <summary>
/// The network in one version, to be asked about: today's, an earlier one, or one with supposed changes. Every question takes a scope and
/// says which one it used.
/// </summary>
[Name("Network")]
public sealed class NetworkNode(NetworkSnapshot snapshot, CallerAnalyses analyses)
{
    /// <summary>The network that a request asks about, its analyses counted for who asks.</summary>
    internal static NetworkNode Of(RequestNetwork request, AnalysisCache analyses, IResolveFieldContext context) =>
        new(request.Snapshot, analyses.For(((WireUserContext)context.UserContext).Asker));

    internal NetworkSnapshot Snapshot => snapshot;

    internal CallerAnalyses Analyses => analyses;

    /// <summary>The version of the data.</summary>
    public long Version => snapshot.Version;

    /// <summary>The fiscal year (B.E.) up to whose end the data are read; null: all of them.</summary>
    public int? UpToFiscalYear => snapshot.UpToFiscalYear;

    /// <summary>Whether changes are supposed in it that were never made.</summary>
    public bool IsHypothetical => snapshot.IsHypothetical;

    /// <summary>The parties and links of a scope, counted.</summary>
    public async Task<BasisNode?> Basis(ScopeInput? scope, CancellationToken cancellationToken) =>
        new(await ScopeAsync(scope, cancellationToken).ConfigureAwait(false));

    /// <summary>A scope of this network.</summary>
    internal Task<ScopedNetwork> ScopeAsync(ScopeInput? scope, CancellationToken cancellationToken) =>
        Faults.Translate(analyses.ScopeAsync(snapshot, ScopeInput.Read(scope, snapshot), cancellationToken));

    /// <summary>The kept or computed result of an analysis on a scope of this network.</summary>
    /// <exception cref="WireException">A bad scope, OVER_BUDGET, BUSY.</exception>
    internal Task<Measured<TResult>> MeasureAsync<TOptions, TResult>(
        ScopeInput? scope,
        Analysis<TOptions, TResult> analysis,
        TOptions options,
        CancellationToken cancellationToken
    )
        where TOptions : notnull
        where TResult : notnull => MeasureAsync(ScopeInput.Read(scope, snapshot), analysis, options, cancellationToken);

    /// <inheritdoc cref="MeasureAsync{TOptions, TResult}(ScopeInput?, Analysis{TOptions, TResult}, TOptions, CancellationToken)"/>
    internal Task<Measured<TResult>> MeasureAsync<TOptions, TResult>(
        NetworkScope scope,
        Analysis<TOptions, TResult> analysis,
        TOptions options,
        CancellationToken cancellationToken
    )
        where TOptions : notnull
        where TResult : notnull => Faults.Translate(analyses.MeasureAsync(snapshot, scope, analysis, options, cancellationToken));
}

/// <summary>What the engine refuses, as callers are told of it.</summary>
internal static class Faults
{
    public static async Task<T> Translate<T>(Task<T> measured)
    {
        try
        {
            return await measured.ConfigureAwait(false);
        }
        catch (OverBudgetException over) when (over.IsMemoryShort)
        {
            throw new WireException(
                "OVER_BUDGET",
                $"{over.Message} Narrow the scope, or try again later.",
                $"การวิเคราะห์ '{over.Analysis}' ต้องใช้หน่วยความจำประมาณ {over.Estimate.Bytes >> 20} MiB ซึ่งขณะนี้เหลือไม่พอ "
                    + "ให้ลดขอบเขตลง หรือลองใหม่ภายหลัง"
            );
        }
        catch (OverBudgetException over)
        {
            var (seconds, mebibytes) = (Math.Ceiling(over.Estimate.Seconds), over.Estimate.Bytes >> 20);
            throw new WireException(
                "OVER_BUDGET",
                $"{over.Message} Narrow the scope, or ask for an approximate measure.",
                $"การวิเคราะห์ '{over.Analysis}' จะใช้เวลาประมาณ {seconds} วินาที และหน่วยความจำ {mebibytes} MiB "
                    + $"เกินกว่าที่กำหนด ({over.Limits.MaxSeconds} วินาที, {over.Limits.MaxBytes >> 20} MiB) ให้ลดขอบเขตลง"
            );
        }
        catch (AnalysesBusyException busy)
        {
            throw new WireException(
                "BUSY",
                $"{busy.WaitingCount} analyses are waiting already; try again shortly.",
                $"มีการวิเคราะห์รออยู่แล้ว {busy.WaitingCount} รายการ กรุณาลองใหม่อีกครั้งในอีกสักครู่"
            )
            {
                RetryAfter = TimeSpan.FromSeconds(5),
            };
        }
    }
}

/// <summary>
/// The type of a network: its own fields, and those that each feature adds as static methods with an <see cref="AskedAttribute"/>
/// parameter.
/// </summary>
public sealed class NetworkGraphType : AutoRegisteringObjectGraphType<NetworkNode>
{
    public NetworkGraphType()
    {
        foreach (var feature in ApiSchema.NetworkQuestions)
        foreach (
            var field in (
                (IObjectGraphType)Activator.CreateInstance(typeof(AutoRegisteringObjectGraphType<>).MakeGenericType(feature))!
            ).Fields
        )
            AddField(field);
    }
}

/// <summary>Gives the parameter the network that is asked.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AskedAttribute : GraphQLAttribute
{
    public override void Modify(ArgumentInformation argumentInformation) =>
        argumentInformation.SetDelegate(context => (NetworkNode)context.Source!);
}
