using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Api.Wire.Changes;

/// <summary>What a caller is told when the store does not take a change.</summary>
internal static class StoreFaults
{
    public static WireException NotMade(StoreUnavailableException fault) => new("STORE_UNAVAILABLE",
        $"The change was not made: {Reason(fault.Failure)}", "ไม่ได้บันทึกการเปลี่ยนแปลง เพราะที่เก็บข้อมูลใช้งานไม่ได้");

    private static string Reason(StoreFailure failure) => failure switch
    {
        StoreFailure.DiskFull => "no room is left where the data lie.",
        StoreFailure.ReadOnly => "the data can be read only.",
        StoreFailure.InUse => "the data are in use by another process.",
        StoreFailure.AccessDenied => "the store refuses the server's credentials.",
        StoreFailure.Conflict => "something made past this server stands in the way.",
        StoreFailure.TooLarge => "the change is larger than the store takes at once.",
        _ => "the store does not answer.",
    };
}
