using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>The automatic restart as asked for and where it stands.</summary>
internal sealed record AutorestartResponse(
    [property: JsonConverter(typeof(FlagConverter)), DefaultValue(false)] bool Restart,
    [property: DefaultValue(10), Range(1, 10)] int AttemptCount,
    [property: DefaultValue(60), Range(1, 3600)] int Delay,
    [property: Range(0, int.MaxValue)] int? CurrentAttempt,
    AutorestartStatus Status,
    DateTimeOffset? LastAttemptTime)
{
    public static AutorestartResponse From(AutorestartSettings settings, AutorestartState state) => new(
        settings.Enabled,
        settings.AttemptCount,
        (int)settings.Delay.TotalSeconds,
        state.CurrentAttempt,
        state.Status,
        state.LastAttemptTime);
}
