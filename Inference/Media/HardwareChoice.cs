using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media;

/// <summary>Opens the device that is to decode.</summary>
internal static class HardwareChoice
{
    /// <summary>The device; null with a reason where all that were wanted are refused, null without one where none was.</summary>
    public static HardwareDevice? Open(HardwareDecoding wanted, Demuxer demuxer, StreamInfo stream, out string? refusal)
    {
        var reasons = new List<string>();
        var device = KindsOf(wanted).Select(kind => TryOpen(kind, demuxer, stream, reasons)).FirstOrDefault(opened => opened is not null);
        refusal = device is not null || reasons.Count == 0 ? null : string.Join(" ", reasons);
        return device;
    }

    private static HardwareDevice? TryOpen(string kind, Demuxer demuxer, StreamInfo stream, List<string> reasons)
    {
        var device = HardwareDevice.TryOpen(kind, demuxer, stream, out var reason);

        if (reason is not null)
        {
            reasons.Add(reason);
        }

        return device;
    }

    private static string[] KindsOf(HardwareDecoding wanted) => wanted switch
    {
        HardwareDecoding.Cuda => ["cuda"],
        HardwareDecoding.Vaapi => ["vaapi"],
        HardwareDecoding.Auto => ["cuda", "vaapi"],
        _ => [],
    };
}
