using System.Globalization;
using AntiCorruption.Api.Settings;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Operations;

/// <summary>What the program needs of its surroundings to order and fold Thai: the rules of ICU, which some containers leave out.</summary>
internal static class ThaiText
{
    /// <exception cref="OptionsValidationException">Thai is not ordered as in a dictionary here.</exception>
    public static void ThrowIfMissing() =>
        SettingsReader.ThrowIfAny(
            IsThere()
                ? []
                :
                [
                    new(
                        "Names cannot be ordered: .NET runs without ICU (DOTNET_SYSTEM_GLOBALIZATION_INVARIANT); unset it and "
                            + "install libicu.",
                        "เรียงลำดับชื่อไม่ได้ เพราะ .NET ทำงานโดยไม่มี ICU (DOTNET_SYSTEM_GLOBALIZATION_INVARIANT) ให้ยกเลิกค่านี้และติดตั้ง libicu"
                    ),
                ],
            typeof(ThaiText)
        );

    /// <summary>A dictionary has เก (under ก) before ขา; by letters alone it would stand behind.</summary>
    private static bool IsThere()
    {
        try
        {
            return CultureInfo.GetCultureInfo("th-TH").CompareInfo.Compare("เก", "ขา", CompareOptions.None) < 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
