using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Pictures;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Pictures;

/// <summary>
/// A picture by columns: entry i of each column of points is of the same point, entry i of each column of lines of the same line.
/// </summary>
[Name("Picture")]
public sealed class PictureNode(Measured<PictureResult> measured, PictureColumns columns, PictureLegend legend)
    : AnswerNode(measured.Network)
{
    protected override Sentence? Says => PictureSentences.Of(measured.Result);

    private readonly PictureResult picture = measured.Result;

    /// <summary>Whether points stand for groups instead of parties, because there are more parties than were asked for.</summary>
    public bool IsGrouped => picture.IsGrouped;

    /// <summary>Points.</summary>
    public int PointCount => picture.Keys.Count;

    /// <summary>Lines that are not drawn because there are more than were asked for: the weakest.</summary>
    public int HiddenTieCount => picture.Ties.HiddenCount;

    /// <summary>The ids of the parties, or the keys of the groups: what 'inside' takes.</summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<string> Ids => picture.Keys.Select(key => key is int id ? GlobalId.Of(RecordKind.Party, id) : (string)key);

    /// <summary>The Thai names of the points.</summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<string> Labels => Names(party => party.NameTh, group => group.Name.Thai);

    /// <summary>The English names of the points; the Thai name where a party has none.</summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<string> LabelsEn => Names(party => party.NameEn ?? party.NameTh, group => group.Name.English);

    /// <summary>What the parties are, for the shapes of points; null where points stand for groups.</summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<PartyKind>? Kinds => picture.IsGrouped ? null : Parties().Select(party => party.PartyKind);

    /// <summary>Parties of each point: 1 unless it stands for a group.</summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<int> PartyCounts => picture.Groups?.All.Select(group => group.PartyCount) ?? Enumerable.Repeat(1, PointCount);

    /// <summary>Places to the right. The unit is the least distance of two points; the middle of a new picture is at 0.</summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<double> X => picture.X.Select(Rounded);

    /// <summary>Places downwards, in the same unit.</summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<double> Y => picture.Y.Select(Rounded);

    /// <summary>Radii in the same unit, .15 to .45: no two points overlap. Areas stand for values.</summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<double> Size => columns.Sizes.Select(Rounded);

    /// <summary>What sizes stand for: the value of the metric, of a group its parties; null where the metric is not defined.</summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<double?> Values => columns.Values;

    /// <summary>
    /// Places in the groups of the legend, from 0, of a group of parties that of most of them; or values of the metric that colours stand
    /// for, of a group the mean. Null where the metric is not defined.
    /// </summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<double?> Colour => columns.Colours;

    /// <summary>One end of each line, a place in the columns of points, from 0. Where the scope is directed, lines go from here.</summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<int> From => picture.Ties.All.Select(tie => tie.From);

    /// <summary>The other end of each line.</summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<int> To => picture.Ties.All.Select(tie => tie.To);

    /// <summary>How strong each line is, as the scope weighs ties; between groups, the ties between their members.</summary>
    [Cost(1, ListSize = 1)]
    public IEnumerable<double> Weight => picture.Ties.All.Select(tie => tie.Weight);

    /// <summary>What sizes and colours mean.</summary>
    public PictureLegendNode Legend() => new(legend, columns);

    private IEnumerable<Party> Parties() => picture.Keys.Select(key => Scoped.Snapshot.Parties[(int)key]);

    private IEnumerable<string> Names(Func<Party, string> ofParty, Func<PictureGroup, string> ofGroup) =>
        picture.Groups is { } groups ? groups.All.Select(ofGroup) : Parties().Select(ofParty);

    private static double Rounded(double place) => Math.Round(place, 3);
}

/// <summary>What sizes and colours of a picture stand for.</summary>
/// <param name="Groups">The groups that colours stand for; null where they stand for a metric.</param>
public sealed record PictureLegend(Metric Size, PictureGrouping Colour, Metric? ColourMetric, PictureGroups? Groups);
