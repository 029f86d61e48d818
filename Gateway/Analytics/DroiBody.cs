using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Polygons that results may come from, as vertices or as well-known text.</summary>
[Variant("vertex form", Key = "form", Words = ["common"])]
[Variant("WKT form", Key = "form", Words = ["wkt"], Requires = ["form"])]
internal sealed class DroiBody
{
    private const int MinVertices = 3;

    public RegionForm Form { get; set; }

    public CoordinateMode Mode { get; set; }

    [Required, Shape(typeof(List<List<ImagePoint>>), Variant = "vertex form"), Shape(typeof(string), Variant = "WKT form")]
    public JsonElement? Area { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static DroiBody From(DetectionRegion region) => region.Wkt is { } wkt
        ? new() { Form = RegionForm.Wkt, Mode = region.Mode, Area = JsonSerializer.SerializeToElement(wkt, GatewayJson.For<string>()) }
        : new() { Mode = region.Mode, Area = ToElement(region.Polygons ?? []) };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Present(Area, at["area"]);

        if (Form == RegionForm.Wkt)
        {
            Require.That(Area.Value.ValueKind == JsonValueKind.String, at["area"], "must be a string");
            Require.That(WellKnownText.IsArea(Area.Value.GetString()!), at["area"], "must be a POLYGON or MULTIPOLYGON in well-known text");
            return;
        }

        var polygons = ReadPolygons(at["area"]);
        Require.That(polygons.Count > 0, at["area"], "must have at least 1 element");
        Require.Each(polygons, at["area"], ValidatePolygon);
    }

    public DetectionRegion ToRegion() => Form == RegionForm.Wkt
        ? new() { Mode = Mode, Wkt = Area!.Value.GetString() }
        : new() { Mode = Mode, Polygons = ReadPolygons(BodyPath.Root) };

    private static JsonElement ToElement(IReadOnlyList<IReadOnlyList<ImagePoint>> polygons) =>
        JsonSerializer.SerializeToElement(polygons.Select(polygon => polygon.ToList()).ToList(), GatewayJson.For<List<List<ImagePoint>>>());

    private static void ValidatePolygon(List<ImagePoint> vertices, BodyPath at)
    {
        Require.That(vertices.Count >= MinVertices, at, $"must have at least {MinVertices} elements");

        for (var i = 0; i < vertices.Count; i++)
        {
            Require.AtLeast(vertices[i].X, 0, at[i][0]);
            Require.AtLeast(vertices[i].Y, 0, at[i][1]);
        }
    }

    private List<List<ImagePoint>> ReadPolygons(BodyPath at) => BodyReader.Read<List<List<ImagePoint>>>(Area!.Value, at);
}
