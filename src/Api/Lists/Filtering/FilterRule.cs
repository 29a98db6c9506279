using System.Globalization;
using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Lists.Filtering;

/// <summary>Refuses, before anything is executed, a <c>where</c> argument that asks too much.</summary>
internal sealed class FilterRule(IOptions<WireOptions> options) : IWireRule
{
    private readonly WireOptions.LimitOptions limits = options.Value.Limits;

    public void Check(RuleContext context, ICollection<RuleError> faults)
    {
        foreach (var (field, name, value) in context.EachArgument)
            if (value is IFilter filter && Fault(name, filter.Size) is { } fault)
                faults.Add(new RuleError(fault, context.Document, field));
    }

    private WireException? Fault(string argument, FilterSize size)
    {
        if (size.Hops > limits.MaxFilterHops)
            return TooLarge(argument, size.Hops, limits.MaxFilterHops, "lists of links one within the other", "รายการเชื่อมโยงที่ซ้อนกัน");
        if (size.Conditions > limits.MaxFilterConditions)
            return TooLarge(argument, size.Conditions, limits.MaxFilterConditions, "conditions", "เงื่อนไข");
        return size.Values > limits.MaxFilterValues
            ? TooLarge(argument, size.Values, limits.MaxFilterValues, "values in lists", "ค่าในรายการ")
            : null;
    }

    private static WireException TooLarge(string argument, int size, int max, string what, string whatTh) =>
        new(
            "FILTER_TOO_LARGE",
            string.Create(CultureInfo.InvariantCulture, $"'{argument}' has {size} {what}; at most {max} are served."),
            string.Create(CultureInfo.InvariantCulture, $"'{argument}' มี{whatTh} {size} อนุญาตไม่เกิน {max}")
        )
        {
            Extensions = new Dictionary<string, object?> { ["size"] = size, ["maximum"] = max },
        };
}
