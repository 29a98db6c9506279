using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Wire.Scalars;

/// <summary>A value of a scalar that is none, said so that its writer can mend it. The engine asks for an exception.</summary>
public sealed class ValueFaultException(RuleFault fault) : FormatException(fault.MessageEn)
{
    public string Code => fault.Code;

    public string MessageTh => fault.MessageTh;

    /// <param name="form">How a date is written.</param>
    public static ValueFaultException NoDate(string text, string form) => new(FieldRules.NoDate(text, form, ""));
}
