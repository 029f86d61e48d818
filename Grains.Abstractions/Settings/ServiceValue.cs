using System.Globalization;

namespace LunaVideoAgent.Grains.Abstractions.Settings;

/// <summary>Values of settings, from the original service's way of writing to ours and back.</summary>
public static class ServiceValue
{
    private const string Cpu = "cpu";
    private const string Gpu = "gpu";

    private static readonly Dictionary<string, TimeSpan> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["weeks"] = TimeSpan.FromDays(7),
        ["days"] = TimeSpan.FromDays(1),
        ["hours"] = TimeSpan.FromHours(1),
        ["minutes"] = TimeSpan.FromMinutes(1),
        ["seconds"] = TimeSpan.FromSeconds(1),
    };

    /// <summary>Our way of writing; null if the text is no such value.</summary>
    /// <param name="unit">How it is written.</param>
    /// <param name="text">The value.</param>
    /// <param name="intervalType">The value of <c>interval_type</c> beside it; null is days.</param>
    public static string? ToSetting(ServiceUnit unit, string text, string? intervalType) => unit switch
    {
        ServiceUnit.Integer => ReadInteger(text)?.ToString(CultureInfo.InvariantCulture),
        ServiceUnit.Flag => ReadFlag(text),
        ServiceUnit.Seconds => ReadSpan(text, TimeSpan.FromSeconds(1)),
        ServiceUnit.Interval when Units.TryGetValue(intervalType ?? "days", out var one) => ReadSpan(text, one),
        ServiceUnit.DeviceClass when text.Equals(Cpu, StringComparison.OrdinalIgnoreCase) => "None",
        ServiceUnit.DeviceClass when text.Equals(Gpu, StringComparison.OrdinalIgnoreCase) => "Auto",
        _ => null,
    };

    /// <summary>The service's way of writing a value of ours.</summary>
    public static object? FromSetting(ServiceUnit unit, object? value) => (unit, value) switch
    {
        (ServiceUnit.Flag, bool flag) => flag ? 1 : 0,
        (ServiceUnit.Seconds, TimeSpan span) => span.TotalSeconds,
        (ServiceUnit.Interval, TimeSpan span) => span.TotalDays,
        (ServiceUnit.DeviceClass, not null) => value.ToString() == "None" ? Cpu : Gpu,
        _ => value,
    };

    private static long? ReadInteger(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? ReadFlag(string text) => text.ToUpperInvariant() switch
    {
        "1" or "TRUE" => "true",
        "0" or "FALSE" => "false",
        _ => null,
    };

    // Bounded far below what overflows; the setting has narrower bounds of its own.
    private static string? ReadSpan(string text, TimeSpan one) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && Math.Abs(count) < 1_000_000
            ? (one * count).ToString("c", CultureInfo.InvariantCulture)
            : null;
}
