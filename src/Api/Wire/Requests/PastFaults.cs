using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Api.Wire.Requests;

/// <summary>Why an earlier version cannot be shown, as callers are told of it.</summary>
public static class PastFaults
{
    /// <exception cref="WireException">VERSION_NOT_KEPT, STORE_UNAVAILABLE.</exception>
    public static async Task<NetworkSnapshot> Translate(Task<NetworkSnapshot> past)
    {
        try
        {
            return await past.ConfigureAwait(false);
        }
        catch (VersionNotKeptException gone)
        {
            throw new WireException(
                "VERSION_NOT_KEPT",
                gone.Message,
                $"แสดงข้อมูลรุ่น {gone.Version} ไม่ได้ (รุ่นล่าสุดคือ {gone.Newest})"
            );
        }
        catch (StoreUnavailableException)
        {
            throw new WireException(
                "STORE_UNAVAILABLE",
                "The change log cannot be read: the store does not answer.",
                "อ่านบันทึกการเปลี่ยนแปลงไม่ได้ เพราะติดต่อที่เก็บข้อมูลไม่ได้"
            );
        }
    }
}
