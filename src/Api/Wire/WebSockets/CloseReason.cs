namespace AntiCorruption.Api.Wire.WebSockets;

/// <summary>Why a socket is closed: the codes of the graphql-transport-ws protocol, and of RFC 6455 where it has none.</summary>
internal readonly record struct CloseReason(int Code, string Text)
{
    public static readonly CloseReason GoingAway = new(1001, "Server stops");
    public static readonly CloseReason TooBig = new(1009, "Message too big");
    public static readonly CloseReason SlowReader = new(1013, "Events were not read fast enough");
    public static readonly CloseReason TooManySockets = new(1013, "Too many sockets are open");
    public static readonly CloseReason Unauthorized = new(4401, "Unauthorized");
    public static readonly CloseReason Forbidden = new(4403, "Forbidden");
    public static readonly CloseReason WrongProtocol = new(4406, "Subprotocol not acceptable");
    public static readonly CloseReason InitTimeout = new(4408, "Connection initialisation timeout");
    public static readonly CloseReason TooManyInits = new(4429, "Too many initialisation requests");

    public static CloseReason Invalid(string why) => new(4400, why);

    public static CloseReason IdTaken(string id) => new(4409, Fit($"Subscriber for {id} already exists"));

    /// <summary>The protocol allows 123 bytes of UTF-8.</summary>
    private static string Fit(string text)
    {
        while (System.Text.Encoding.UTF8.GetByteCount(text) > 123)
            text = text[..^(char.IsLowSurrogate(text[^1]) ? 2 : 1)];
        return text;
    }
}
