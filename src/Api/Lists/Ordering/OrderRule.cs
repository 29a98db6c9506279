using System.Collections;
using System.Globalization;
using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Lists.Ordering;

/// <summary>Refuses, before anything is executed, an <c>order</c> argument of too many elements, or one element of which names several
/// fields.</summary>
internal sealed class OrderRule(IOptions<WireOptions> options) : IWireRule
{
    private readonly int max = options.Value.Limits.MaxOrderFields;

    public void Check(RuleContext context, ICollection<RuleError> faults)
    {
        foreach (var (field, name, value) in context.EachArgument)
            if (value is IEnumerable items and not string && Fault(name, [.. items.OfType<ISortBy>()]) is { } fault)
                faults.Add(new RuleError(fault, context.Document, field));
    }

    private WireException? Fault(string argument, ISortBy[] order)
    {
        if (order.Length > max)
            return TooMany(argument, order.Length);
        return Array.Find(order, by => by.Fields.Count() > 1) is { } several ? Several(argument, several) : null;
    }

    private WireException TooMany(string argument, int count) =>
        new(
            "ORDER_TOO_LONG",
            string.Create(CultureInfo.InvariantCulture, $"'{argument}' has {count} elements; at most {max} are served."),
            string.Create(CultureInfo.InvariantCulture, $"'{argument}' มี {count} รายการ อนุญาตไม่เกิน {max}")
        )
        {
            Extensions = new Dictionary<string, object?> { ["size"] = count, ["maximum"] = max },
        };

    private static WireException Several(string argument, ISortBy by)
    {
        const string Example = "[{ a: ASC }, { b: DESC }]";
        var names = by.Fields.Select(name => name[1..]);
        return new(
            "ORDER_AMBIGUOUS",
            $"An element of '{argument}' names {string.Join(" and ", names)}: name one field in each, as "
                + $"{Example}, to say which comes first.",
            $"'{argument}' มีรายการที่ระบุ {string.Join(" และ ", names)} พร้อมกัน กรุณาระบุรายการละหนึ่งฟิลด์ เช่น {Example} จะได้รู้ว่าเรียงตามฟิลด์ใดก่อน"
        );
    }
}
