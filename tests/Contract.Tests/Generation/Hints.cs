namespace LunaVideoAgent.Contract.Tests.Generation;

/// <summary>What examples say where the contract's schemas say too little.</summary>
internal static class Hints
{
    /// <summary>A port where nobody answers, numbers and times that make sense together; by the end of their place.</summary>
    public static IReadOnlyDictionary<string, string> OfContract { get; } = new Dictionary<string, string>
    {
        ["data.reference"] = "\"rtsp://127.0.0.1:9/camera\"",
        ["data.type"] = "\"stream\"",
        ["callbacks.0.url"] = "\"http://127.0.0.1:9/callback\"",
        ["droi.area.0"] = "[[0, 0], [0, 100], [100, 100]]",
        ["people_count__gte"] = "5",
        ["people_count__lte"] = "3",
        ["intervals.0.start"] = "\"08:00\"",
        ["intervals.0.end"] = "\"20:00\"",
        ["intervals.0.start_time"] = "\"2030-01-01T00:00:00Z\"",
        ["intervals.0.end_time"] = "\"2030-01-02T00:00:00Z\"",
    };
}
