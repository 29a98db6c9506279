namespace AntiCorruption.Graph.Scopes;

/// <summary>
/// Turns to compute, given in rounds: one to each asker who waits, so that who asks for much waits longer than who asks for little. Of
/// several turns one is always left to other askers. When no place to wait is left, the asker who has most loses the last one to whoever
/// has fewer.
/// </summary>
/// <param name="maxRunning">Turns at a time.</param>
/// <param name="maxWaiting">Places to wait, over all askers.</param>
/// <param name="maxBytes">Memory that turns may take together; one alone is always let on.</param>
internal sealed class FairTurns(int maxRunning, int maxWaiting, long maxBytes)
{
    private readonly int maxRunningOfOne = Math.Max(1, maxRunning - 1);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Line> lineOf = new(StringComparer.Ordinal);
    private readonly LinkedList<Line> round = [];
    private int runningCount;
    private int waitingCount;
    private long runningBytes;

    /// <summary>Takes a place for an asker.</summary>
    /// <exception cref="AnalysesBusyException">None is left, and nobody has more than this asker.</exception>
    public Turn Enter(string asker, long bytes)
    {
        lock (gate)
        {
            var turn = new Turn(bytes);
            if (!TryWait(turn, asker))
                throw new AnalysesBusyException(waitingCount);
            Begin();
            return turn;
        }
    }

    /// <summary>
    /// Has a turn wait in another asker's line too, if there is a place; it begins when the first of its lines comes to it.
    /// </summary>
    public void Join(Turn turn, string asker)
    {
        lock (gate)
        {
            if (turn.IsWaiting && !turn.Lines.Exists(line => line.Asker == asker))
                TryWait(turn, asker);
        }
    }

    /// <summary>Gives a turn back, whether it has begun or not.</summary>
    public void Leave(Turn turn)
    {
        lock (gate)
        {
            if (turn.IsWaiting)
                Unline(turn);
            if (turn.RunningFor is not { } asker)
                return;
            turn.RunningFor = null;
            runningCount--;
            runningBytes -= turn.Bytes;
            LineOf(asker).RunningCount--;
            Forget(asker);
            Begin();
        }
    }

    private bool TryWait(Turn turn, string asker)
    {
        var line = LineOf(asker);
        if (waitingCount >= maxWaiting && !TryMakeRoom(line))
        {
            Forget(asker);
            return false;
        }
        line.Waiting.AddLast(turn);
        turn.Lines.Add(line);
        waitingCount++;
        if (line.Waiting.Count == 1)
            round.AddLast(line);
        return true;
    }

    /// <summary>Takes the last place of the asker who has most, when that is more than this one would have.</summary>
    private bool TryMakeRoom(Line asking)
    {
        var most = round.MaxBy(line => line.Waiting.Count);
        if (most is null || most.Waiting.Count <= asking.Waiting.Count + 1)
            return false;
        var turn = most.Waiting.Last!.Value;
        turn.Lines.Remove(most);
        Remove(most, turn);
        if (turn.Lines.Count == 0)
            turn.Refuse(new AnalysesBusyException(waitingCount));
        return true;
    }

    private void Begin()
    {
        for (var node = round.First; node is not null && runningCount < maxRunning; )
        {
            var line = node.Value;
            var turn = line.Waiting.First!.Value;
            node = node.Next;
            if (line.RunningCount >= maxRunningOfOne)
                continue;
            // Those behind it do not overtake one that waits for memory: it would wait for ever.
            if (runningCount > 0 && runningBytes + turn.Bytes > maxBytes)
                return;
            Unline(turn);
            Start(turn, line);
            node = round.First;
        }
    }

    private void Start(Turn turn, Line line)
    {
        runningCount++;
        runningBytes += turn.Bytes;
        line.RunningCount++;
        lineOf[line.Asker] = line;
        turn.RunningFor = line.Asker;
        if (round.Remove(line))
            round.AddLast(line);
        turn.Start();
    }

    private void Unline(Turn turn)
    {
        foreach (var line in turn.Lines)
            Remove(line, turn);
        turn.Lines.Clear();
    }

    private void Remove(Line line, Turn turn)
    {
        line.Waiting.Remove(turn);
        waitingCount--;
        if (line.Waiting.Count == 0)
            round.Remove(line);
        Forget(line.Asker);
    }

    private Line LineOf(string asker) => lineOf.TryGetValue(asker, out var line) ? line : lineOf[asker] = new(asker);

    private void Forget(string asker)
    {
        if (lineOf.TryGetValue(asker, out var line) && line is { RunningCount: 0, Waiting.Count: 0 })
            lineOf.Remove(asker);
    }

    /// <summary>A place to compute.</summary>
    internal sealed class Turn(long bytes)
    {
        private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Bytes => bytes;

        /// <summary>Ends when the turn has come; fails with <see cref="AnalysesBusyException"/> when its place was taken.</summary>
        public Task Started => started.Task;

        internal List<Line> Lines { get; } = [];
        internal string? RunningFor { get; set; }
        internal bool IsWaiting => Lines.Count > 0;

        internal void Start() => started.TrySetResult();

        internal void Refuse(Exception reason) => started.TrySetException(reason);
    }

    /// <summary>What one asker waits for and has running.</summary>
    internal sealed class Line(string asker)
    {
        public string Asker => asker;
        public LinkedList<Turn> Waiting { get; } = [];
        public int RunningCount { get; set; }
    }
}
