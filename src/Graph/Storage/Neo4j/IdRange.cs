using System.Text.Json;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>Ids from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
internal readonly record struct IdRange(int First, int Last)
{
    /// <summary>The fewest ranges that hold just these ids, ascending.</summary>
    public static List<IdRange> Of(IEnumerable<int> ids)
    {
        var ranges = new List<IdRange>();
        foreach (var id in ids.Order())
            if (ranges.Count > 0 && id <= ranges[^1].Last + 1)
                ranges[^1] = ranges[^1] with { Last = id };
            else
                ranges.Add(new(id, id));
        return ranges;
    }

    /// <summary>The same ids in ranges of at most <paramref name="size"/>.</summary>
    public static IEnumerable<IdRange> Split(IEnumerable<IdRange> ranges, int size)
    {
        foreach (var (first, last) in ranges)
            for (var from = first; from <= last; from += size)
                yield return new(from, Math.Min(last, from + size - 1));
    }

    public static void Write(Utf8JsonWriter json, string name, IEnumerable<IdRange> ranges)
    {
        json.WriteStartArray(name);
        foreach (var (first, last) in ranges)
        {
            json.WriteStartArray();
            json.WriteNumberValue(first);
            json.WriteNumberValue(last);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
