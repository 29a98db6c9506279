namespace AntiCorruption.Graph.Insights.Suggestions;

/// <summary>Why a partner is looked for: it decides what counts, by weights that add up to 1.</summary>
public enum SuggestionMotive : byte
{
    /// <summary>Fill a gap: 0.45 gap + 0.25 kind + 0.15 area + 0.15 shared.</summary>
    FillGap,

    /// <summary>Bridge to parts of the network that are far away: 0.4 far + 0.35 fresh + 0.25 kind.</summary>
    Bridge,

    /// <summary>Bond with those who are close already: 0.6 shared + 0.25 area + 0.15 activities.</summary>
    Bond,

    /// <summary>Mobilise many at once: 0.6 reach + 0.2 shared + 0.2 area.</summary>
    Mobilise,
}

/// <summary>What a link would fill.</summary>
public enum SuggestionGap : byte
{
    /// <summary>One of the two is a PACC office whose coverage holds the place of the other, which has no tie to such an office.</summary>
    PaccTie,

    /// <summary>The same of CODI.</summary>
    CodiTie,

    /// <summary>
    /// One of the two is a good actor, and in the place (the same area code) of the other nobody is one or has a tie to one.
    /// </summary>
    GoodActorTie,
}

/// <summary>What speaks for a link between two parties that have none, each from 0 to 1.</summary>
/// <param name="Shared">s ÷ (1 + s), s the sum of 1 ÷ ln(partners) over the partners that the two share (Adamic and Adar 2003).</param>
/// <param name="Area">1 in the same subdistrict, 0.6 in the same district, 0.3 in the same province, else 0.</param>
/// <param name="Kind">½ where the first has no partner of the second's kind, and ½ where the second has none of the first's.</param>
/// <param name="Gap">1 where the link would fill a <see cref="SuggestionGap"/>.</param>
/// <param name="Activities">a ÷ (1 + a), a the activities that both took part in.</param>
/// <param name="Far">1 − 2 ÷ d, d the steps between the two; 1 where no way leads.</param>
/// <param name="Fresh">The share of the second's partners that are no partners of the first; 0 where it has none.</param>
/// <param name="Reach">ln(1 + those) ÷ ln(1 + the most partners that a party of the scope has).</param>
public readonly record struct PairFeatures(
    double Shared,
    double Area,
    double Kind,
    double Gap,
    double Activities,
    double Far,
    double Fresh,
    double Reach
)
{
    public double Score(SuggestionMotive motive) =>
        motive switch
        {
            SuggestionMotive.FillGap => .45 * Gap + .25 * Kind + .15 * Area + .15 * Shared,
            SuggestionMotive.Bridge => .4 * Far + .35 * Fresh + .25 * Kind,
            SuggestionMotive.Bond => .6 * Shared + .25 * Area + .15 * Activities,
            _ => .6 * Reach + .2 * Shared + .2 * Area,
        };

    /// <summary>Whether the score needs the steps between the two.</summary>
    public static bool NeedsSteps(SuggestionMotive motive) => motive == SuggestionMotive.Bridge;
}
