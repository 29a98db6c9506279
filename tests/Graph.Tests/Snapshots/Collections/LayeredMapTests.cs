using AntiCorruption.Graph.Snapshots.Collections;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Snapshots.Collections;

/// <summary>The map against a plain dictionary, with every version that was ever taken from it.</summary>
public sealed class LayeredMapTests
{
    [Fact]
    public void EveryVersionStaysWhatItWasWhenItWasTaken() =>
        Gen.Select(Gen.Int[0, 3_000], Gen.Select(Gen.Int[0, 4_000], Gen.Bool).Array[0, 2_000].Array[1, 4])
            .Sample(
                (filled, rounds) =>
                {
                    var expected = new Dictionary<int, int>();
                    var versions = new List<(LayeredMap<int, int> Map, Dictionary<int, int> Expected)>();
                    var builder = LayeredMap<int, int>.Create().ToBuilder();
                    for (var key = 0; key < filled; key++)
                        Set(key, key);
                    Take();
                    foreach (var (changes, round) in rounds.Select((changes, round) => (changes, round)))
                    {
                        // As commits do: each from the version before it, or one builder on and on.
                        if (round % 2 == 1)
                            builder = versions[^1].Map.ToBuilder();
                        foreach (var (key, isSet) in changes)
                            if (isSet)
                                Set(key, key + 10_000 * (round + 1));
                            else
                            {
                                builder.Remove(key);
                                expected.Remove(key);
                            }
                        for (var key = 0; key <= 4_000; key++)
                            AssertSame(builder.TryGetValue(key, out var value), value, expected, key);
                        Take();
                    }
                    foreach (var (map, then) in versions)
                        for (var key = 0; key <= 4_000; key++)
                            AssertSame(map.TryGetValue(key, out var value), value, then, key);

                    void Set(int key, int value)
                    {
                        builder.Set(key, value);
                        expected[key] = value;
                    }

                    void Take() => versions.Add((builder.ToImmutable(), new(expected)));
                },
                iter: 100
            );

    [Fact]
    public void WithoutAChangeTheMapIsTheVerySame()
    {
        var builder = LayeredMap<string, int>.Create().ToBuilder();
        builder.Set("a", 1);
        var map = builder.ToImmutable();
        Assert.Same(map, builder.ToImmutable());
        Assert.Same(map, map.ToBuilder().ToImmutable());
    }

    private static void AssertSame(bool isThere, int value, Dictionary<int, int> expected, int key)
    {
        if (isThere != expected.TryGetValue(key, out var right) || isThere && value != right)
            Assert.Fail($"{key}: {(isThere ? value : "none")} in place of {(expected.ContainsKey(key) ? right : "none")}");
    }
}
