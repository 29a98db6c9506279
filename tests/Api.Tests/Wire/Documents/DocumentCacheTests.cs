using System.Globalization;
using AntiCorruption.Api.Wire.Documents;

namespace AntiCorruption.Api.Tests.Wire.Documents;

public class DocumentCacheTests
{
    [Fact]
    public void StaysWithinItsBoundsWhateverIsKept()
    {
        var cache = new DocumentCache<string>(maxCount: 50, maxBytes: 4000);
        Parallel.For(0, 20_000, index => cache.Keep(index.ToString(CultureInfo.InvariantCulture), "x", index % 300));
        Assert.InRange(cache.Count, 1, 50);
        Assert.InRange(cache.Bytes, 0, 4000);
    }

    [Fact]
    public void KeepsWhatIsUsedAndDropsWhatIsNot()
    {
        var cache = new DocumentCache<string>(maxCount: 10, maxBytes: 1000);
        cache.Keep("used", "value", 1);
        for (var index = 0; index < 100; index++)
        {
            Assert.Equal("value", cache.Find("used"));
            cache.Keep($"passing {index}", "x", 1);
        }
        Assert.Null(cache.Find("passing 0"));
    }

    [Fact]
    public void DoesNotKeepWhatWouldPushOutTheRest()
    {
        var cache = new DocumentCache<string>(maxCount: 10, maxBytes: 800);
        cache.Keep("huge", "x", 101);
        Assert.Null(cache.Find("huge"));
    }
}
