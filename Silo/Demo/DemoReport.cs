using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LunaVideoAgent.Silo.Demo;

/// <summary>Prints messages as they come and adds them up.</summary>
internal sealed class DemoReport(Uri agent)
{
    private readonly List<int> _counts = [];
    private string? _picture;

    /// <summary>Events so far.</summary>
    public int Events { get; private set; }

    /// <summary>Prints one message of the live feed.</summary>
    public async Task ReadAsync(JsonElement message, TextWriter output)
    {
        if (message.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.String)
        {
            await output.WriteLineAsync($"  stream {message.GetProperty("stream_status")}: {error}");
        }

        if (!message.TryGetProperty("analytics_results", out var results)
            || !results.TryGetProperty("people_count", out var result))
        {
            return;
        }

        if (result.TryGetProperty("frame", out var frame))
        {
            _counts.Add(frame.GetProperty("people_count").GetInt32());
            await output.WriteLineAsync(Describe(frame));
        }

        if (!result.TryGetProperty("events", out var events))
        {
            return;
        }

        foreach (var one in events.EnumerateArray())
        {
            Events++;
            await output.WriteLineAsync(DescribeEvent(one));
        }
    }

    /// <summary>Prints the sum of it all.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_counts.Count} frames analysed, {Events} events; people in a frame: {Range()}."));

        if (_picture is not null)
        {
            output.WriteLine($"While an agent runs on this data, the last picture is at {new Uri(agent, _picture)}?overlay=boxes");
        }
    }

    private string Range() => _counts.Count == 0
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{_counts.Min()} to {_counts.Max()}, {_counts.Average():0.00} on average");

    private static string Describe(JsonElement frame)
    {
        var line = new StringBuilder();
        line.Append(
            CultureInfo.InvariantCulture,
            $"  {frame.GetProperty("time_offset").GetDouble(),8:0.00} s  {frame.GetProperty("people_count").GetInt32(),2} people");

        if (!frame.TryGetProperty("detections", out var detections))
        {
            return line.ToString();
        }

        foreach (var one in detections.EnumerateArray())
        {
            var rect = one.GetProperty("rect");
            line.Append(CultureInfo.InvariantCulture, $"  #{TrackOf(one)} {rect.GetProperty("x")},{rect.GetProperty("y")}");
            line.Append(CultureInfo.InvariantCulture, $" {rect.GetProperty("width")}x{rect.GetProperty("height")}");
        }

        return line.ToString();
    }

    private static string TrackOf(JsonElement detection) =>
        detection.TryGetProperty("track_id", out var id) && id.ValueKind is JsonValueKind.Number
            ? id.GetInt32().ToString(CultureInfo.InvariantCulture)
            : "-";

    private string DescribeEvent(JsonElement one)
    {
        var segment = one.GetProperty("video_segment");
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"  EVENT {one.GetProperty("event_type")} {one.GetProperty("event_status")}: up to {one.GetProperty("people_count")} people, ");
        text += string.Create(
            CultureInfo.InvariantCulture,
            $"{segment.GetProperty("start_time_offset").GetDouble():0.0} to {segment.GetProperty("end_time_offset").GetDouble():0.0} s");

        if (one.TryGetProperty("overview", out var overview)
            && overview.TryGetProperty("image", out var image)
            && image.GetString() is { } path)
        {
            _picture = path;
            text += $"; picture {new Uri(agent, path)}?overlay=boxes";
        }

        return text;
    }
}
