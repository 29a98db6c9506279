using System.Globalization;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Insights.Overview;
using AntiCorruption.Graph.Insights.Shared;
using GraphQL;

namespace AntiCorruption.Api.Overview;

/// <summary>What an answer about missing ties supposes, and how sure it is.</summary>
public abstract class SensitivityNode(SensitivityOptions options, bool isTooSmall)
{
    /// <summary>The share of all ties that is supposed to be missing, at random.</summary>
    public double MissingFraction => options.MissingFraction;

    /// <summary>How often ties were left out to see what that does.</summary>
    public int Runs => options.RunCount;

    /// <summary>The seed of the random choices.</summary>
    public int Seed => (int)options.Seed;

    /// <summary>The share of cases in which an interval is to hold the value of the whole.</summary>
    public double Level => options.Level;

    /// <summary>Whether there are too few ties or parties to say anything; there are no intervals then.</summary>
    public bool IsTooSmall => isTooSmall;

    /// <summary>The same in Thai.</summary>
    public string TextTh =>
        isTooSmall
            ? "ข้อมูลมีน้อยเกินกว่าจะบอกได้ว่าค่าจะเปลี่ยนไปเพียงใด"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"หากความร่วมมือ {100 * options.MissingFraction:0.#}% ของทั้งหมดยังไม่ถูกบันทึก (สุ่ม) "
                    + $"ค่าที่แท้จริงของแต่ละรายการจะอยู่ในช่วงที่แสดงประมาณ {100 * options.Level:0.#} ใน 100 กรณี"
            );

    /// <summary>The same in English.</summary>
    public string TextEn =>
        isTooSmall
            ? "There are too few data to say how far values could move."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"If {100 * options.MissingFraction:0.#}% of all ties were not on record, at random, the value of each "
                    + $"with all ties would lie in its interval in about {100 * options.Level:0.#} of 100 cases."
            );

    /// <exception cref="WireException">OUT_OF_RANGE.</exception>
    internal static SensitivityOptions Read(double missingFraction, int runs, int seed, double level) =>
        new(
            Bounds.InRange(missingFraction, 0.01, 0.5, "missingFraction"),
            Bounds.InRange(runs, 20, 500, "runs"),
            (ulong)Bounds.InRange(seed, 0, int.MaxValue, "seed"),
            Bounds.InRange(level, 0.5, 0.95, "level")
        );
}

/// <summary>How far the figures of the overview could move if a share of the ties were missing.</summary>
[Name("OverviewSensitivity")]
public sealed class OverviewSensitivityNode(OverviewSensitivityResult result) : SensitivityNode(result.Options, result.IsTooSmall)
{
    /// <summary>The figures.</summary>
    public IEnumerable<FigureIntervalNode> Figures =>
        result.Figures.Select(one => new FigureIntervalNode(one.Figure, one.Value, one.Whole?.Low, one.Whole?.High));
}

/// <summary>
/// A figure with the ties that are known, and the interval in which it would lie with all ties; null where nothing can be said.
/// </summary>
/// <param name="Figure">Which figure.</param>
/// <param name="Value">With the ties that are known; null where it is not defined.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
[Name("FigureInterval")]
public sealed record FigureIntervalNode(OverviewFigure Figure, double? Value, double? Low, double? High);
