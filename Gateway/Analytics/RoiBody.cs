using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>The part of a frame that is analysed.</summary>
internal sealed class RoiBody
{
    private const double MaxCoordinate = 65536;

    [Required, Range(0, MaxCoordinate)]
    public double? X { get; set; }

    [Required, Range(0, MaxCoordinate)]
    public double? Y { get; set; }

    [Required, Range(0, MaxCoordinate)]
    public double? Width { get; set; }

    [Required, Range(0, MaxCoordinate)]
    public double? Height { get; set; }

    public CoordinateMode Mode { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static RoiBody From(RegionOfInterest roi) =>
        new() { X = roi.X, Y = roi.Y, Width = roi.Width, Height = roi.Height, Mode = roi.Mode };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        ValidateCoordinate(X, at["x"]);
        ValidateCoordinate(Y, at["y"]);
        ValidateCoordinate(Width, at["width"]);
        ValidateCoordinate(Height, at["height"]);
    }

    public RegionOfInterest ToRegion() => new(X!.Value, Y!.Value, Width!.Value, Height!.Value, Mode);

    private static void ValidateCoordinate(double? value, BodyPath at)
    {
        Require.Present(value, at);
        Require.Range(value, 0, MaxCoordinate, at);
    }
}
