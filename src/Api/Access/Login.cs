namespace AntiCorruption.Api.Access;

/// <summary>How a try to log in went.</summary>
/// <param name="Caller">Who came in; null: nobody.</param>
/// <param name="Reason">For the log: why not.</param>
internal readonly record struct Login(Caller? Caller, string Reason)
{
    public static Login Refused(string reason) => new(null, reason);

    public static implicit operator Login(Caller caller) => new(caller, "");
}
