using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>A point on Earth.</summary>
internal sealed class GeoPositionBody
{
    [Required, Range(-180, 180)]
    public double? Longitude { get; set; }

    [Required, Range(-90, 90)]
    public double? Latitude { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static GeoPositionBody From(GeoPosition position) => new() { Longitude = position.Longitude, Latitude = position.Latitude };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Present(Longitude, at["longitude"]);
        Require.Range(Longitude, -180, 180, at["longitude"]);
        Require.Present(Latitude, at["latitude"]);
        Require.Range(Latitude, -90, 90, at["latitude"]);
    }

    public GeoPosition ToPosition() => new(Longitude!.Value, Latitude!.Value);
}
