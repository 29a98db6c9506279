using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Pictures;
using AntiCorruption.Graph.Insights.Rankings;
using GraphQL;

namespace AntiCorruption.Api.Pictures;

/// <summary>What the sizes and colours of a picture mean.</summary>
[Name("PictureLegend")]
public sealed class PictureLegendNode(PictureLegend legend, PictureColumns columns)
{
    /// <summary>The metric that sizes of parties stand for.</summary>
    public Metric Size => legend.Size;

    /// <summary>Its name in English.</summary>
    public string SizeName => MetricNames.English(legend.Size);

    /// <summary>Its name in Thai.</summary>
    public string SizeNameTh => MetricNames.Thai(legend.Size);

    /// <summary>The value of the largest point; null where no point has one.</summary>
    public double? LargestValue => columns.Values.Max();

    /// <summary>The groups that colours stand for; null where they stand for a metric.</summary>
    public PictureGrouping? Colour => legend.Groups is null ? null : legend.Colour;

    /// <summary>The metric that colours stand for; null where they stand for groups.</summary>
    public Metric? ColourMetric => legend.ColourMetric;

    /// <summary>The smallest value that a colour stands for; null where colours stand for groups.</summary>
    public double? LowestColour => legend.Groups is null ? columns.Colours.Min() : null;

    /// <summary>The largest value that a colour stands for; null where colours stand for groups.</summary>
    public double? HighestColour => legend.Groups is null ? columns.Colours.Max() : null;

    /// <summary>The groups, in the order of the numbers in 'colour'; empty where colours stand for a metric.</summary>
    [Cost(1, ListSize = 20)]
    public IEnumerable<PictureGroupNode> Groups() => legend.Groups?.All.Select(group => new PictureGroupNode(group)) ?? [];
}

/// <summary>A group of parties of a picture.</summary>
[Name("PictureGroup")]
public sealed class PictureGroupNode(PictureGroup group)
{
    /// <summary>A kind, a level, the code of an area, the key of its best linked member; NONE for those of whom it is not said.</summary>
    public string Key => group.Key;

    /// <summary>The Thai name.</summary>
    public string Name => group.Name.Thai;

    /// <summary>The English name.</summary>
    public string NameEn => group.Name.English;

    /// <summary>Parties of the scope in it.</summary>
    public int PartyCount => group.PartyCount;
}
