using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Where a camera stands.</summary>
internal sealed class LocationBody
{
    private const int MaxLength = 36;

    [MaxLength(MaxLength)]
    public string? City { get; set; }

    [MaxLength(MaxLength)]
    public string? Area { get; set; }

    [MaxLength(MaxLength)]
    public string? District { get; set; }

    [MaxLength(MaxLength)]
    public string? Street { get; set; }

    [MaxLength(MaxLength)]
    public string? HouseNumber { get; set; }

    public GeoPositionBody? GeoPosition { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static LocationBody From(Location location) => new()
    {
        City = location.City,
        Area = location.Area,
        District = location.District,
        Street = location.Street,
        HouseNumber = location.HouseNumber,
        GeoPosition = location.GeoPosition is { } position ? GeoPositionBody.From(position) : null,
    };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Length(City, MaxLength, at["city"]);
        Require.Length(Area, MaxLength, at["area"]);
        Require.Length(District, MaxLength, at["district"]);
        Require.Length(Street, MaxLength, at["street"]);
        Require.Length(HouseNumber, MaxLength, at["house_number"]);
        GeoPosition?.Validate(at["geo_position"]);
    }

    public Location ToLocation() => new()
    {
        City = City,
        Area = Area,
        District = District,
        Street = Street,
        HouseNumber = HouseNumber,
        GeoPosition = GeoPosition?.ToPosition(),
    };
}
