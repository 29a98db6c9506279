namespace AntiCorruption.Graph.Storage;

/// <summary>The store has moved on: somebody else wrote since the caller's version.</summary>
public sealed class StaleVersionException(long expectedVersion, long actualVersion)
    : Exception($"Expected version {expectedVersion}, but the store is at version {actualVersion}.")
{
    public long ExpectedVersion => expectedVersion;
    public long ActualVersion => actualVersion;
}

/// <summary>Why a store cannot do its work just now.</summary>
public enum StoreFailure
{
    /// <summary>It cannot be reached, or does not answer in time.</summary>
    Unreachable,

    /// <summary>It refuses writes: a read-only file, folder or database.</summary>
    ReadOnly,

    /// <summary>No room left on its disk.</summary>
    DiskFull,

    /// <summary>Another process holds it.</summary>
    InUse,

    /// <summary>It is not a store of ours, is damaged, or was written by a newer version of the program.</summary>
    NotReadable,

    /// <summary>It refuses the credentials.</summary>
    AccessDenied,

    /// <summary>Its certificate is not trusted.</summary>
    NotTrusted,

    /// <summary>
    /// What answers at its address is something else: another program, a version that cannot be used, or one without TLS.
    /// </summary>
    OtherServer,

    /// <summary>Something in it that this program did not make stands in the way.</summary>
    Conflict,

    /// <summary>More records at once than it takes.</summary>
    TooLarge,

    /// <summary>There is none where it is said to be.</summary>
    Missing,

    /// <summary>There can be none where it is said to be.</summary>
    NotPossible,

    /// <summary>It is no longer what this program opened: removed, replaced, emptied or put back to an earlier state.</summary>
    Replaced,

    /// <summary>Its disk or file fails.</summary>
    Faulty,

    /// <summary>Some of its records are damaged; the rest can be read.</summary>
    Damaged,
}

/// <summary>The store did not do what it was asked; the message names the store and the reason and holds no credential.</summary>
public sealed class StoreUnavailableException(StoreFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public StoreFailure Failure => failure;
}
