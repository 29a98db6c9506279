using System.Runtime.InteropServices;

namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// Asks the system for large pages behind large arrays: 2 MiB come with one fault instead of 512, and reads all over the array find their
/// pages in fewer entries. An advice and no more: where the system has no large pages to give, or is not Linux, everything works as it
/// would without.
/// </summary>
internal static partial class LargePages
{
    private const nuint Page = 2 << 20;
    private const int AdviseLargePages = 14;

    /// <summary>A new array with whatever is in its memory, in large pages where it is large enough for them.</summary>
    public static T[] Allocate<T>(int length)
        where T : unmanaged
    {
        var array = GC.AllocateUninitializedArray<T>(length);
        Prefer(array);
        return array;
    }

    /// <summary>Of use before the array is first written to. Up to a page before it and after it may become large with it.</summary>
    public static unsafe void Prefer<T>(T[] array)
        where T : unmanaged
    {
        var bytes = (nuint)array.Length * (nuint)sizeof(T);
        if (bytes < 2 * Page || !OperatingSystem.IsLinux())
            return;
        fixed (T* first = array)
        {
            var from = (nuint)first & ~(Page - 1);
            _ = Advise(from, (((nuint)first + bytes + Page - 1) & ~(Page - 1)) - from, AdviseLargePages);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nuint address, nuint length, int advice);
}
