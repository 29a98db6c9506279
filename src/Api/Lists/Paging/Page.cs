using System.Globalization;
using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.Errors;
using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Lists.Paging;

/// <summary>Which part of which list is asked for: <c>first</c> after a cursor, or <c>last</c> before one.</summary>
public readonly record struct Page(int Count, bool IsBackward, string? After, string? Before)
{
    /// <summary>Which list, see <see cref="ListMark"/>: a cursor belongs to one.</summary>
    public string List { get; init; } = "";

    /// <summary>Ends the work when the asker has left.</summary>
    public CancellationToken CancellationToken { get; init; }

    public const int DefaultCount = WireOptions.LimitOptions.UsualPageSize;
    public const int MaxCount = 1_000;

    /// <exception cref="WireException">BAD_PAGE: both directions at once, a negative size, or one above the cap.</exception>
    public static Page Read(IResolveFieldContext context)
    {
        int? first = context.GetArgument<int?>("first"),
            last = context.GetArgument<int?>("last");
        if (first is not null && last is not null)
            throw new WireException(
                "BAD_PAGE",
                "Ask for 'first' or for 'last', not both.",
                "ระบุ first หรือ last อย่างใดอย่างหนึ่งเท่านั้น"
            );
        var name = last is null ? "first" : "last";
        var count = first ?? last ?? DefaultCount;
        if (count is < 0 or > MaxCount)
            throw new WireException(
                "BAD_PAGE",
                string.Create(CultureInfo.InvariantCulture, $"'{name}' must lie between 0 and {MaxCount}, not {count}."),
                string.Create(CultureInfo.InvariantCulture, $"'{name}' ต้องอยู่ระหว่าง 0 ถึง {MaxCount} ไม่ใช่ {count}")
            );
        return new(count, last is not null, context.GetArgument<string?>("after"), context.GetArgument<string?>("before"))
        {
            List = ListMark.Of(context),
            CancellationToken = context.CancellationToken,
        };
    }
}

/// <summary>Gives the parameter the checked page; <see cref="PagingVisitor"/> gives its field the four arguments.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PagedAttribute : GraphQLAttribute
{
    internal const string Metadata = "Paging.IsPaged";

    public override void Modify(ArgumentInformation argumentInformation)
    {
        argumentInformation.FieldType!.WithMetadata(Metadata, true);
        argumentInformation.SetDelegate(Page.Read);
    }
}
