using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>A zone that is watched.</summary>
internal sealed class WatchedZoneBody
{
    [Required, MinLength(1), MaxLength(Limits.Name)]
    public string Name { get; set; } = null!;

    [Required]
    public DroiBody Region { get; set; } = null!;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static WatchedZoneBody From(WatchedZone zone) => new() { Name = zone.Name, Region = DroiBody.From(zone.Area) };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Present(Name, at["name"]);
        Require.That(Name.Length > 0, at["name"], "must not be empty");
        Require.Length(Name, Limits.Name, at["name"]);
        Require.Present(Region, at["region"]);
        Region.Validate(at["region"]);
    }

    public WatchedZone ToZone() => new(Name, Region.ToRegion());
}
