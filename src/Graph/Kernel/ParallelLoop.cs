using System.Runtime.ExceptionServices;

namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// Loops over ranges that several threads claim from one counter. Where a range begins and ends depends on the count and the grain only,
/// and sums are added in the order of ranges, so every result is the same, bit for bit, for any number of threads.
/// </summary>
public static class ParallelLoop
{
    /// <summary>Calls <paramref name="body"/> with ranges [from, to) that cover 0..count once.</summary>
    /// <param name="grain">Length of a range, ≥ 1; loops of one range run on the caller alone.</param>
    /// <exception cref="OperationCanceledException">Looked for before every range.</exception>
    public static void Ranges(int count, int grain, Action<int, int> body, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grain, 1);
        Run(
            (int)(((long)count + grain - 1) / grain),
            part => body((int)((long)part * grain), (int)Math.Min(count, ((long)part + 1) * grain)),
            cancel
        );
    }

    /// <summary>
    /// As <see cref="Ranges(int, int, Action{int, int}, CancellationToken)"/>, with scratch that each thread makes once and gives back at
    /// the end.
    /// </summary>
    public static void Ranges<TScratch>(
        int count,
        int grain,
        Func<TScratch> make,
        Action<int, int, TScratch> body,
        CancellationToken cancel = default
    )
        where TScratch : class, IDisposable
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grain, 1);
        var free = new System.Collections.Concurrent.ConcurrentBag<TScratch>();
        try
        {
            Ranges(
                count,
                grain,
                (from, to) =>
                {
                    var scratch = free.TryTake(out var kept) ? kept : make();
                    body(from, to, scratch);
                    free.Add(scratch);
                },
                cancel
            );
        }
        finally
        {
            foreach (var scratch in free)
                scratch.Dispose();
        }
    }

    /// <summary>Ranges of nodes that hold about <paramref name="grain"/> arcs each, so that hubs do not unbalance the threads.</summary>
    /// <param name="offsets">Row starts, ascending, one more than there are nodes.</param>
    public static void Arcs(int[] offsets, int grain, Action<int, int> body, CancellationToken cancel = default) =>
        ArcParts(offsets, grain, (_, from, to) => body(from, to), cancel);

    /// <summary>
    /// As <see cref="Arcs"/>, with the number of the range first, so that each can leave a sum of its own in its own place.
    /// </summary>
    public static void ArcParts(int[] offsets, int grain, Action<int, int, int> body, CancellationToken cancel = default) =>
        Run(
            ArcPartCount(offsets, grain),
            part =>
            {
                var (from, to) = ArcPart(offsets, grain, part);
                if (from < to)
                    body(part, from, to);
            },
            cancel
        );

    /// <summary>The nodes [from, to) of one of the ranges that <see cref="ArcParts"/> makes; may be none.</summary>
    public static (int From, int To) ArcPart(int[] offsets, int grain, int part) =>
        (FirstAt(offsets, (long)part * grain), FirstAt(offsets, Math.Min(WeightOf(offsets), ((long)part + 1) * grain)));

    /// <summary>The ranges that <see cref="ArcParts"/> makes.</summary>
    public static int ArcPartCount(int[] offsets, int grain) => (int)((WeightOf(offsets) + grain - 1) / grain);

    // A node weighs as one arc more: long runs of isolated nodes are work too.
    private static long WeightOf(int[] offsets) => (long)offsets[^1] + offsets.Length - 1;

    /// <summary>Σ of <paramref name="body"/> over the ranges, added in their order.</summary>
    public static double Sum(int count, int grain, Func<int, int, double> body, CancellationToken cancel = default)
    {
        var parts = new double[(int)(((long)count + grain - 1) / grain)];
        Ranges(count, grain, (from, to) => parts[from / grain] = body(from, to), cancel);
        var sum = 0.0;
        foreach (var part in parts)
            sum += part;
        return sum;
    }

    /// <summary>Σ of <paramref name="body"/> over the ranges.</summary>
    public static long Count(int count, int grain, Func<int, int, long> body, CancellationToken cancel = default)
    {
        var sum = 0L;
        Ranges(count, grain, (from, to) => Interlocked.Add(ref sum, body(from, to)), cancel);
        return sum;
    }

    /// <summary>Calls <paramref name="body"/> once for each part 0..parts.</summary>
    public static void Run(int parts, Action<int> body, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        var threads = Math.Min(Execution.Threads, parts);
        if (threads <= 1)
        {
            for (var part = 0; part < parts; part++)
            {
                cancel.ThrowIfCancellationRequested();
                body(part);
            }
            return;
        }
        new Team(parts, body, cancel).Run(threads);
    }

    /// <summary>The first node whose row starts at or after a weight of arcs and nodes.</summary>
    private static int FirstAt(int[] offsets, long weight)
    {
        int low = 0,
            high = offsets.Length - 1;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if ((long)offsets[middle] + middle < weight)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>
    /// One loop under way. Threads of the pool join while it runs; the caller never waits for one that has not begun, so a busy pool slows
    /// a loop and cannot stop it.
    /// </summary>
    private sealed class Team(int parts, Action<int> body, CancellationToken cancel) : IThreadPoolWorkItem
    {
        private const int Closed = int.MinValue / 2;
        private int next;
        private int inside;
        private ExceptionDispatchInfo? fault;

        public void Run(int threads)
        {
            for (var i = 1; i < threads; i++)
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            Work();
            var spin = new SpinWait();
            Interlocked.Add(ref inside, Closed);
            while (Volatile.Read(ref inside) != Closed)
                spin.SpinOnce(sleep1Threshold: -1);
            fault?.Throw();
            cancel.ThrowIfCancellationRequested();
        }

        void IThreadPoolWorkItem.Execute()
        {
            if (Interlocked.Increment(ref inside) > 0)
                Work();
            Interlocked.Decrement(ref inside);
        }

        private void Work()
        {
            try
            {
                for (var part = Interlocked.Increment(ref next) - 1; part < parts; part = Interlocked.Increment(ref next) - 1)
                {
                    if (cancel.IsCancellationRequested)
                        break;
                    body(part);
                }
            }
            // Whatever a body throws ends the loop on every thread and is thrown to the caller, with its own stack.
#pragma warning disable CA1031
            catch (Exception e)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(e), null);
                Volatile.Write(ref next, int.MaxValue / 2);
            }
        }
    }
}
