using System.Buffers.Text;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Wire.Requests;
using GraphQL;

namespace AntiCorruption.Api.Lists.Paging;

/// <summary>
/// Which list a field of a request is: the record that it belongs to (or the fields that lead to it where there is none), its name and its
/// arguments but those of paging. A cursor carries it, so that one of another list, order or filter is not taken for one of this.
/// </summary>
internal static class ListMark
{
    private const int HashBytes = 9;

    private static readonly string[] PagingArguments = ["first", "after", "last", "before"];

    /// <summary>Twelve letters; equal for equal lists, in every version of the data.</summary>
    public static string Of(IResolveFieldContext context)
    {
        var text = new StringBuilder();
        IResolveFieldContext? at = context;
        for (; at is not null; at = at.Parent)
        {
            if (!IsWithinConnection(at))
                Write(text, at);
            if (at.Source is not INode record)
                continue;
            text.Append(record.Id);
            break;
        }
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, HashBytes));
    }

    /// <summary>The same records are reached by <c>nodes</c> and by <c>edges</c>.</summary>
    private static bool IsWithinConnection(IResolveFieldContext at) =>
        at.FieldDefinition.Name is "edges" or "nodes" or "node" && at.Source is not null;

    private static void Write(StringBuilder text, IResolveFieldContext at)
    {
        text.Append(at.FieldDefinition.Name).Append('(');
        foreach (var argument in at.FieldDefinition.Arguments ?? [])
        {
            if (PagingArguments.Contains(argument.Name))
                continue;
            var value = at.Arguments is { } given && given.TryGetValue(argument.Name, out var found) ? found.Value : argument.DefaultValue;
            if (value is null)
                continue;
            text.Append(argument.Name).Append(':');
            Write(text, value);
            text.Append(',');
        }
        text.Append(')');
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case IFilter filter:
                text.Append(filter.Text);
                break;
            case ISortBy by:
                text.AppendJoin('&', by.Fields);
                break;
            case string or null:
                text.Append(JsonSerializer.Serialize(value));
                break;
            case IEnumerable items:
                WriteAll(text, items);
                break;
            case IFormattable plain:
                text.Append(plain.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(JsonSerializer.Serialize(value, value.GetType()));
                break;
        }
    }

    private static void WriteAll(StringBuilder text, IEnumerable items)
    {
        text.Append('[');
        foreach (var item in items)
        {
            Write(text, item);
            text.Append(';');
        }
        text.Append(']');
    }
}
