using AutoMapper;

namespace AntiCorruption.Api.Wire.Changes;

internal static class MappingRules
{
    /// <summary>
    /// Maps an input to a value within a record, a new one each time: left to itself the mapper writes into the value that is
    /// there, and that one belongs to a version which others read.
    /// </summary>
    public static void CreateValueMap<TInput, TValue>(this Profile profile, Func<TInput, TValue> make) =>
        profile.CreateMap<TInput, TValue>().ConvertUsing((input, _) => make(input));

    /// <summary>Maps a member only when the input gives it; members that the input does not know stay as they are.</summary>
    public static void KeepWhatIsNotGiven<TInput, TRecord>(this IMappingExpression<TInput, TRecord> map)
        where TInput : ChangeInput
    {
        map.ForAllMembers(member => member.PreCondition((input, _) => input.Given.Contains(member.DestinationMember.Name) || Renamed(member.DestinationMember.Name, input)));
    }

    /// <summary>Fields whose name in the API differs from the model's: the API's <c>name</c> is the Thai name.</summary>
    private static bool Renamed(string member, ChangeInput input) => member switch
    {
        "NameTh" or "TitleTh" => input.Given.Contains("name"),
        "TitleEn" => input.Given.Contains("nameEn"),
        "VenueTh" => input.Given.Contains("venue"),
        "PartyKind" or "ActivityKind" => input.Given.Contains("kind"),
        "Participations" => input.Given.Contains("participants"),
        "FromId" => input.Given.Contains("from"),
        "ToId" => input.Given.Contains("to"),
        _ => false,
    };
}
