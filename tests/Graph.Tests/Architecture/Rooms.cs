namespace AntiCorruption.Graph.Tests.Architecture;

/// <summary>What the rows of a map allow, asked of compiled types.</summary>
public sealed class Rooms(IReadOnlyList<Room> rows)
{
    private const string Product = "AntiCorruption.";

    /// <summary>What an assembly uses that its map does not allow: who uses what.</summary>
    public IReadOnlyCollection<string> Faults(string assemblyFile)
    {
        var folder = Path.GetDirectoryName(assemblyFile)!;
        var faults =
            from use in TypeUse.Of(assemblyFile)
            where use.User.StartsWith(Product, StringComparison.Ordinal)
            let user = PathOf(use.User)
            where !(IsOfProduct(use) ? Allows(user, PathOf(use.Used)) : !IsPackage(use, folder) || AllowsPackage(user, use.Assembly))
            select IsOfProduct(use) ? $"{user} uses {PathOf(use.Used)}" : $"{user} uses package {use.Assembly}";
        return [.. faults.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a type may use another, both as paths <c>Graph/Model/Party</c>.</summary>
    public bool Allows(string user, string used)
    {
        var own = FolderOf(user);
        return RowOf(own) is var (row, room)
            && (
                IsIn(used, room)
                || IsAbove(FolderOf(used), room)
                || row.MayUse.Any(one => one[0] == '*' ? IsNeighbour(row, used, one[1..]) : IsIn(used, one))
            );
    }

    /// <summary>Whether a folder has a row, of its own or of a folder above it.</summary>
    public bool Holds(string folder) => RowOf(folder) is not null;

    private bool AllowsPackage(string user, string assembly) =>
        RowOf(FolderOf(user)) is var (row, _)
        && row.Packages.Any(one => one.EndsWith('*') ? assembly.StartsWith(one[..^1], StringComparison.Ordinal) : assembly == one);

    private bool IsNeighbour(Room row, string used, string suffix) =>
        used.EndsWith(suffix, StringComparison.Ordinal) && RowOf(FolderOf(used))?.Row == row;

    /// <summary>The row for a folder that says most, and the folder that it stands for there.</summary>
    private (Room Row, string Folder)? RowOf(string folder)
    {
        for (var at = folder; at.Length > 0; at = FolderOf(at))
        {
            if (rows.FirstOrDefault(one => one.Folder == at) is { } row)
                return (row, at);
            if (rows.FirstOrDefault(one => one.Folder == $"{FolderOf(at)}/*") is { } each)
                return (each, at);
        }
        return null;
    }

    private static bool IsIn(string used, string folder) => used == folder || used.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>What lies in the folders above a room is for all rooms in them; the two walls are no rooms.</summary>
    private static bool IsAbove(string folder, string room) => folder.Contains('/') && IsIn(room, folder);

    private static string PathOf(string type) => type[Product.Length..].Replace('.', '/');

    private static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and var at ? path[..at] : "";

    private static bool IsOfProduct(TypeUse use) => use.Used.StartsWith(Product, StringComparison.Ordinal);

    /// <summary>Assemblies of others lie beside the product's; those of ASP.NET do too, now and then.</summary>
    private static bool IsPackage(TypeUse use, string folder) =>
        !use.Assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        && File.Exists(Path.Combine(folder, use.Assembly + ".dll"));
}
