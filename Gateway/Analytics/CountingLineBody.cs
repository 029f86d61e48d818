using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>A line that is watched, between two points.</summary>
internal sealed class CountingLineBody
{
    private const int Ends = 2;

    [Required, MinLength(1), MaxLength(Limits.Name)]
    public string Name { get; set; } = null!;

    [Required, MinLength(Ends), MaxLength(Ends)]
    public List<ImagePoint> Points { get; set; } = null!;

    public CoordinateMode Mode { get; set; }

    public LineDirection Direction { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static CountingLineBody From(CountingLine line) =>
        new() { Name = line.Name, Points = [line.From, line.To], Mode = line.Mode, Direction = line.Direction };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Present(Name, at["name"]);
        Require.That(Name.Length > 0, at["name"], "must not be empty");
        Require.Length(Name, Limits.Name, at["name"]);
        Require.Present(Points, at["points"]);
        Require.Count(Points, Ends, Ends, at["points"]);

        for (var i = 0; i < Points.Count; i++)
        {
            Require.Range(Points[i].X, 0, Limits.MaxCoordinate, at["points"][i][0]);
            Require.Range(Points[i].Y, 0, Limits.MaxCoordinate, at["points"][i][1]);
        }

        Require.That(Points[0] != Points[1], at["points"], "must be two different points");
    }

    public CountingLine ToLine() => new(Name, Points[0], Points[1], Mode, Direction);
}
