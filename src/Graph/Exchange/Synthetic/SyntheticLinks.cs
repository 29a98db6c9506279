using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Synthetic;

/// <summary>
/// Makes links as such networks have them: few parties hold many, four of five stay in a province, links of the first
/// year last or end, and many new ones of the second year close a triangle.
/// </summary>
internal sealed class SyntheticLinks(
    SyntheticOptions options,
    SeededRandom random,
    IReadOnlyList<int> parties,
    IReadOnlyList<int> provinceOf
)
{
    private const double TailExponent = 1.6,
        MaxWeight = 400,
        WithinProvince = 0.8,
        FirstYearShare = 0.6,
        Persists = 0.65,
        ClosesTriangle = 0.5;

    private static readonly (CollaborationType Type, double Share)[] Types =
    [
        (CollaborationType.CollaboratesWith, .76),
        (CollaborationType.Supports, .12),
        (CollaborationType.CoordinatesWith, .09),
        (CollaborationType.ExpandedTo, .03),
    ];
    private static readonly (Intensity Intensity, double Share)[] Intensities =
    [
        (Intensity.Awareness, .3),
        (Intensity.Cooperation, .38),
        (Intensity.Coordination, .24),
        (Intensity.Integration, .08),
    ];

    private readonly List<int>[] neighbours = [.. parties.Select(_ => new List<int>())];
    private readonly HashSet<(int, int, CollaborationType)> known = [];

    /// <summary>The links, ends as positions in the list of parties.</summary>
    public IEnumerable<(int From, int To, CollaborationType Type, Intensity Intensity, FiscalYears Years)> Make()
    {
        var weights = parties.Select(_ => Math.Min(MaxWeight, Math.Pow(1 - random.Fraction(), -1 / TailExponent))).ToArray();
        var everywhere = new WeightedChoice([.. Enumerable.Range(0, parties.Count)], i => weights[i]);
        var here = Enumerable
            .Range(0, parties.Count)
            .GroupBy(i => provinceOf[i])
            .ToDictionary(group => group.Key, group => new WeightedChoice([.. group], i => weights[i]));
        var firstYearCount = (int)(options.LinkCount * FirstYearShare);
        for (var made = 0; made < options.LinkCount; )
        {
            var isFirstYear = made < firstYearCount;
            var from = everywhere.Draw(random);
            var to =
                !isFirstYear && random.Happens(ClosesTriangle) && ThirdOf(from) is { } third ? third
                : random.Happens(WithinProvince) ? here[provinceOf[from]].Draw(random)
                : everywhere.Draw(random);
            var type = Draw(Types);
            if (from == to || !known.Add((Math.Min(from, to), Math.Max(from, to), type)))
                continue;
            neighbours[from].Add(to);
            neighbours[to].Add(from);
            made++;
            yield return (from, to, type, Draw(Intensities), Years(isFirstYear));
        }
    }

    private FiscalYears Years(bool isFirstYear)
    {
        FiscalYears first = FiscalYears.Of(options.FirstFiscalYear),
            second = FiscalYears.Of(options.FirstFiscalYear + 1);
        return !isFirstYear ? second
            : random.Happens(Persists) ? first | second
            : first;
    }

    private int? ThirdOf(int party) =>
        neighbours[party] is { Count: > 0 } near && neighbours[random.Pick(near)] is { Count: > 0 } far ? random.Pick(far) : null;

    private T Draw<T>((T Value, double Share)[] shares)
    {
        var rest = random.Fraction();
        foreach (var (value, share) in shares)
            if ((rest -= share) < 0)
                return value;
        return shares[^1].Value;
    }
}
