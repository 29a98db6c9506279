using AutoMapper;

namespace AntiCorruption.Api.Changes;

internal static class MappingRules
{
    /// <summary>
    /// Maps an input to a value within a record, a new one each time: left to itself the mapper writes into the value that is
    /// there, and that one belongs to a version which others read. Null takes the value away.
    /// </summary>
    public static void CreateValueMap<TInput, TValue>(this Profile profile, Func<TInput, TValue?> make)
        where TInput : class => profile.CreateMap<TInput?, TValue?>().ConvertUsing((input, _) => input is null ? default : make(input));

    /// <summary>Maps a member only when the input gives it; members that the input does not know stay as they are.</summary>
    public static void KeepWhatIsNotGiven<TInput, TRecord>(this IMappingExpression<TInput, TRecord> map)
        where TInput : ChangeInput =>
        map.ForAllMembers(member => member.PreCondition((input, _) => input.Given.Contains(InputNames.Of(member.DestinationMember.Name))));
}
