using System.Diagnostics.CodeAnalysis;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>A supply that many draw on at a time: so much in all, and no more than so much for each of them.</summary>
internal sealed class Shares(double max, double maxEach)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, double> perOwner = new(StringComparer.Ordinal);
    private double taken;

    /// <summary>What is taken now, over all owners.</summary>
    public double Taken
    {
        get
        {
            lock (gate)
                return this.taken;
        }
    }

    /// <summary>Takes a share until it is disposed.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="amount">How much of the supply it takes.</param>
    /// <param name="share">The share; null when there is too little.</param>
    /// <param name="shortage">Which of the two limits stands in the way.</param>
    public bool TryTake(string owner, double amount, [NotNullWhen(true)] out IDisposable? share, out Shortage shortage)
    {
        lock (gate)
        {
            var own = perOwner.GetValueOrDefault(owner);
            shortage =
                this.taken + amount > max ? Shortage.InAll
                : own + amount > maxEach ? Shortage.OfOwner
                : Shortage.None;
            share = shortage == Shortage.None ? new Share(this, owner, amount) : null;
            if (share is not null)
                (this.taken, perOwner[owner]) = (this.taken + amount, own + amount);
            return share is not null;
        }
    }

    private void GiveBack(string owner, double amount)
    {
        lock (gate)
        {
            this.taken -= amount;
            if ((perOwner[owner] -= amount) <= 0)
                perOwner.Remove(owner);
        }
    }

    private sealed class Share(Shares shares, string owner, double amount) : IDisposable
    {
        private int isGiven;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isGiven, 1) == 0)
                shares.GiveBack(owner, amount);
        }
    }
}

/// <summary>Of what there is too little.</summary>
internal enum Shortage
{
    None,
    InAll,
    OfOwner,
}
