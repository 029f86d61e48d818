using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>What is made of the scores of several frames.</summary>
internal sealed class TimeFilterBody
{
    public TimeFilterKind Type { get; set; }

    [Range(1, Limits.Entries)]
    public int Length { get; set; } = 4;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static TimeFilterBody From(TimeFilter filter) => new() { Type = filter.Kind, Length = filter.Length };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Range(Length, 1, Limits.Entries, at["length"]);
    }

    public TimeFilter ToFilter() => new(Type, Length);
}
