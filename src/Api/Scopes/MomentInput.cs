using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Scopes;

/// <summary>
/// A moment to compare: the links of a fiscal year, the network of a version, or the links of a year as a version knew them.
/// </summary>
[Name("MomentInput")]
public sealed class MomentInput : IPricedInput
{
    /// <summary>A fiscal year (B.E.): the links of this year; it takes the place of the scope's years.</summary>
    public int? FiscalYear { get; set; }

    /// <summary>A version; the asked network's own when left out.</summary>
    public long? Version { get; set; }

    /// <summary>An earlier version costs four times what the links of a year cost.</summary>
    double IPricedInput.Units => Version is null ? 1 : 4;

    /// <exception cref="WireException">REQUIRED, FISCAL_YEAR, VERSION_NOT_KEPT, STORE_UNAVAILABLE.</exception>
    internal async ValueTask<NetworkSnapshot> ReadAsync(
        NetworkSnapshot asked,
        PastNetworks past,
        string name,
        CancellationToken cancellationToken
    )
    {
        if (FiscalYear is null && Version is null)
            throw new WireException(
                "REQUIRED",
                $"'{name}': give a fiscal year, a version, or both.",
                $"'{name}': ระบุปีงบประมาณ รุ่นข้อมูล หรือทั้งสองอย่าง"
            );
        if (FiscalYear is { } year)
            Bounds.FiscalYear(year, $"{name}.fiscalYear");
        return Version is { } version ? await PastFaults.Translate(past.AtVersionAsync(version, cancellationToken)) : asked;
    }
}
