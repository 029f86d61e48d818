using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Options that are handed through to the demuxer; which of them it takes is decided where it runs.</summary>
internal static class FfmpegOptions
{
    public static void Validate(Dictionary<string, string> options, BodyPath at)
    {
        Require.Count(options, 0, Limits.Entries, at);

        foreach (var (name, value) in options)
        {
            Require.That(name.Length is > 0 and <= Limits.Name, at, $"names must have 1 to {Limits.Name} characters");
            Require.That(value is not null, at[name], "null is not allowed");
            Require.Length(value, Limits.Text, at[name]);
        }
    }
}
