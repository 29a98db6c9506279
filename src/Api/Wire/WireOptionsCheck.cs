using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire;

/// <summary>Stops the start on a setting out of its range, in the nested groups too, and names it.</summary>
internal sealed class WireOptionsCheck : IValidateOptions<WireOptions>
{
    public ValidateOptionsResult Validate(string? name, WireOptions options)
    {
        var faults = new List<string>();
        foreach (var (path, group) in new (string, object)[]
        {
            ("Wire", options), ("Wire:Documents", options.Documents), ("Wire:Limits", options.Limits), ("Wire:Rate", options.Rate), ("Wire:WebSocket", options.WebSocket),
        })
        {
            var found = new List<ValidationResult>();
            if (!Validator.TryValidateObject(group, new ValidationContext(group), found, validateAllProperties: true))
                faults.AddRange(found.Select(fault => $"{path}:{string.Join(',', fault.MemberNames)}: {fault.ErrorMessage}"));
        }
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
