namespace AntiCorruption.Api.Settings;

/// <summary>What can be wrong with a setting whatever it is about.</summary>
internal static class SettingFaults
{
    public static SettingFault Unknown(string path, string? nearest, IEnumerable<string> names) =>
        nearest is not null
            ? new(
                $"There is no setting {OneLine.Of(path)}; did you mean {nearest}?",
                $"ไม่มีการตั้งค่าชื่อ {OneLine.Of(path)} คุณหมายถึง {nearest} หรือไม่"
            )
            : new(
                $"There is no setting {OneLine.Of(path)}; known there: {string.Join(", ", names)}.",
                $"ไม่มีการตั้งค่าชื่อ {OneLine.Of(path)} ชื่อที่มีคือ {string.Join(", ", names)}"
            );

    public static SettingFault Wrong(string path, string value, SettingForm form) =>
        form.IsSecret
            ? new($"{path} must be {form.Needed}.", $"{path} ต้องเป็น{form.NeededTh}")
            : new(
                $"{path} is '{OneLine.Of(value)}' and must be {form.Needed}.",
                $"{path} มีค่า '{OneLine.Of(value)}' แต่ต้องเป็น{form.NeededTh}"
            );

    public static SettingFault Group(string path, IEnumerable<string> names) =>
        new(
            $"{path} is a group of settings and takes no value itself; its settings are {string.Join(", ", names)}.",
            $"{path} เป็นกลุ่มของการตั้งค่า กำหนดค่าให้โดยตรงไม่ได้ การตั้งค่าในกลุ่มคือ {string.Join(", ", names)}"
        );

    public static SettingFault List(string path) =>
        new(
            $"{path} is a list: name its entries {path}:0, {path}:1 and so on.",
            $"{path} เป็นรายการ ให้กำหนดทีละค่าเป็น {path}:0, {path}:1 ตามลำดับ"
        );
}
