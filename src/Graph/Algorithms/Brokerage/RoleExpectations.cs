using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>What chance gives each role, in closed form.</summary>
internal sealed class RoleExpectations
{
    private const int Roles = RoleTable.RoleCount;
    private readonly CsrGraph graph;
    private readonly int[] sizes;
    private readonly BrokerageNullModel model;
    private readonly double nodes;

    /// <summary>Five per group of the broker.</summary>
    private readonly Chances[] byGroup;

    public RoleExpectations(CsrGraph graph, int[] sizes, BrokerageNullModel model)
    {
        (this.graph, this.sizes, this.model, nodes) = (graph, sizes, model, graph.NodeCount);
        byGroup = [.. Enumerable.Range(0, sizes.Length).SelectMany(WithBrokerIn)];
    }

    public void Fill(int[] labels, TwoPaths[] paths, BrokerageRolesResult result)
    {
        Array.Fill(result.Groups.Deviations, double.NaN);
        Array.Fill(result.Whole.Deviations, double.NaN);
        if (model == BrokerageNullModel.TiesIndependent)
            ByTies(labels, result);
        else
            ByLabels(labels, paths, result);
    }

    private void ByLabels(int[] labels, TwoPaths[] paths, BrokerageRolesResult result)
    {
        var isFree = model == BrokerageNullModel.LabelsPermuted;
        var mean = Mean();
        for (var i = 0; i < result.Nodes.Counts.Length; i++)
        {
            var (node, role) = (i / Roles, i % Roles);
            var own = labels[node] * Roles + role;
            var (path, chances) = (paths[node], isFree ? mean[role] : byGroup[own]);
            var expected = path.Count * chances.One;
            result.Nodes.Expected[i] = expected;
            result.Nodes.Deviations[i] = Root(chances.SecondMoment(path) - expected * expected, expected * expected);
            result.Whole.Expected[role] += expected;
            if (!isFree)
                result.Groups.Expected[own] += expected;
        }
        // A label that is drawn anew makes its bearer the group's broker with the group's share.
        var all = paths.Sum(path => path.Count);
        for (var i = 0; isFree && i < byGroup.Length; i++)
            result.Groups.Expected[i] = all * sizes[i / Roles] / nodes * byGroup[i].One;
    }

    private void ByTies(int[] labels, BrokerageRolesResult result)
    {
        var density = nodes < 2 ? 0 : graph.ArcCount / (nodes * (nodes - 1));
        var chance = density * density * (1 - density);
        var covariance = Math.Pow(density * (1 - density), 3);
        double pairs = Falling(nodes - 1, 2),
            triples = Falling(nodes - 1, 3);
        for (var i = 0; i < result.Nodes.Counts.Length; i++)
        {
            var role = i % Roles;
            var own = labels[i / Roles] * Roles + role;
            var of = byGroup[own];
            var expected = of.One * pairs * chance;
            // Two-paths of one node are alike where they share the tie to the broker. An undirected one counts both ways in one role, or
            // once each in two.
            var variance = of.One * pairs * chance * (1 - chance) + (of.SameSource + of.SameTarget) * triples * covariance;
            var isDoubled = !graph.IsDirected && role is not ((int)BrokerageRole.Gatekeeper or (int)BrokerageRole.Representative);
            result.Nodes.Expected[i] = expected;
            result.Nodes.Deviations[i] = Math.Sqrt(isDoubled ? 2 * variance : variance);
            result.Groups.Expected[own] += expected;
            result.Whole.Expected[role] += expected;
        }
    }

    /// <summary>Differences of large equal numbers leave a rest, which is none.</summary>
    private static double Root(double variance, double scale) => variance > 1e-12 * scale ? Math.Sqrt(variance) : 0;

    private Chances[] Mean()
    {
        var mean = new Chances[Roles];
        for (var i = 0; i < byGroup.Length; i++)
            mean[i % Roles] = mean[i % Roles].Plus(byGroup[i], sizes[i / Roles] / nodes);
        return mean;
    }

    /// <summary>
    /// Chances of the five roles where the broker is of group <paramref name="own"/>: others drawn from what is left, none twice.
    /// </summary>
    private Chances[] WithBrokerIn(int own)
    {
        double mine = Math.Max(0, sizes[own] - 1),
            others = nodes - sizes[own];
        double two = 0,
            three = 0,
            four = 0,
            twoSquared = 0,
            mixed = 0;
        for (var group = 0; group < sizes.Length; group++)
        {
            if (group == own)
                continue;
            double size = sizes[group];
            two += Falling(size, 2);
            three += Falling(size, 3);
            four += Falling(size, 4);
            twoSquared += Falling(size, 2) * Falling(size, 2);
            mixed += size * Falling(others - size, 2);
        }
        // Two pairs, each within one group: both in the same, or in two.
        var twice = four + two * two - twoSquared;
        double f2 = Falling(nodes - 1, 2),
            f3 = Falling(nodes - 1, 3),
            f4 = Falling(nodes - 1, 4);
        Chances Of(double one, double source, double target, double chained, double answered, double apart) =>
            new(Share(one, f2), Share(source, f3), Share(target, f3), Share(chained, f3), Share(answered, f2), Share(apart, f4));
        var roles = new Chances[Roles];
        roles[(int)BrokerageRole.Coordinator] = Of(
            Falling(mine, 2),
            Falling(mine, 3),
            Falling(mine, 3),
            Falling(mine, 3),
            Falling(mine, 2),
            Falling(mine, 4)
        );
        roles[(int)BrokerageRole.Consultant] = Of(two, three, three, three, two, twice);
        roles[(int)BrokerageRole.Gatekeeper] = Of(
            others * mine,
            others * Falling(mine, 2),
            Falling(others, 2) * mine,
            0,
            0,
            Falling(others, 2) * Falling(mine, 2)
        );
        roles[(int)BrokerageRole.Representative] = Of(
            mine * others,
            mine * Falling(others, 2),
            Falling(mine, 2) * others,
            0,
            0,
            Falling(others, 2) * Falling(mine, 2)
        );
        var unlike = Falling(others, 2) - two;
        roles[(int)BrokerageRole.Liaison] = Of(
            unlike,
            mixed,
            mixed,
            mixed,
            unlike,
            Falling(others, 4) - 2 * two * Falling(others - 2, 2) + twice
        );
        return roles;
    }

    private static double Share(double part, double of) => of > 0 ? part / of : 0;

    /// <summary>x(x−1)…, so many factors; 0 where it passes 0.</summary>
    private static double Falling(double x, int factors)
    {
        var product = 1.0;
        for (var i = 0; i < factors; i++)
            product *= Math.Max(0, x - i);
        return product;
    }

    /// <summary>How likely one two-path has a role, and how likely both of two have it, by what they share.</summary>
    private readonly record struct Chances(double One, double SameSource, double SameTarget, double Chained, double Answered, double Apart)
    {
        public double SecondMoment(TwoPaths paths) =>
            One * paths.Count
            + SameSource * paths.SameSource
            + SameTarget * paths.SameTarget
            + Chained * paths.Chained
            + Answered * paths.Answered
            + Apart * paths.Apart;

        public Chances Plus(Chances other, double share) =>
            new(
                One + share * other.One,
                SameSource + share * other.SameSource,
                SameTarget + share * other.SameTarget,
                Chained + share * other.Chained,
                Answered + share * other.Answered,
                Apart + share * other.Apart
            );
    }
}
