using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Wire.Calls;

namespace AntiCorruption.Api.Lists;

/// <summary>Registers what bounds the lists of records.</summary>
public static class ListServices
{
    /// <summary>Adds the rules that <c>where</c> and <c>order</c> of every list have to pass.</summary>
    public static IServiceCollection AddLists(this IServiceCollection services) =>
        services.AddSingleton<IWireRule, FilterRule>().AddSingleton<IWireRule, OrderRule>();
}
