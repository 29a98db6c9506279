namespace AntiCorruption.Graph.Model;

/// <summary>The day in Thailand, which has one time zone, seven hours before UTC, and no summer time.</summary>
public static class ThaiTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Offset).DateTime);
}
