using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.TestSupport.Onnx;

/// <summary>A <see cref="ColourNetwork"/> in a folder of models, with the manifest that an installation would write for it.</summary>
public static class ColourModel
{
    /// <summary>Writes network and manifest; the manifest last, as it should be done.</summary>
    public static void Write(string folder, string key, string layout, Action<JsonObject>? change = null) =>
        Write(folder, key, layout, ColourNetwork.Create(layout), change);

    /// <summary>The same with another network under the manifest of that layout.</summary>
    public static void Write(string folder, string key, string layout, byte[] network, Action<JsonObject>? change = null)
    {
        var manifest = new JsonObject
        {
            ["name"] = $"Colours, {layout}",
            ["file"] = key + ".onnx",
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(network)),
            ["input"] = new JsonObject
            {
                ["name"] = "images",
                ["colour"] = "RGB",
                ["mean"] = 0,
                ["std"] = 255,
                ["placement"] = "upper-left",
                ["sizing"] = new JsonObject { ["fixed"] = true, ["longer_side"] = 64, ["shorter_side"] = 64 },
            },
            ["decoder"] = Decoder(layout),
            ["thresholds"] = new JsonObject { ["score"] = 0.5, ["nms_iou"] = 0.5 },
            ["class_names"] = new JsonArray("red", "green", "blue"),
            ["licence"] = "MIT",
        };
        change?.Invoke(manifest);
        File.WriteAllBytes(Path.Combine(folder, key + ".onnx"), network);
        File.WriteAllText(Path.Combine(folder, key + ".manifest.json"), manifest.ToJsonString());
    }

    /// <summary>Writes a classifier of colours, of what the agent's own detector finds.</summary>
    public static void WriteClassifier(string folder, string key, Action<JsonObject>? change = null) =>
        Write(folder, key, "detr", ColourNetwork.CreateClassifier(), manifest =>
        {
            manifest.Remove("decoder");
            manifest["input"]!["name"] = "crop";
            manifest["input"]!["placement"] = "stretch";
            manifest["input"]!["sizing"] = new JsonObject { ["fixed"] = true, ["longer_side"] = 16, ["shorter_side"] = 16 };
            manifest["classifier"] = new JsonObject { ["output"] = "logits" };
            change?.Invoke(manifest);
        });

    /// <summary>Writes a network that says of what colour a face is, or tells the colour as its descriptor.</summary>
    public static void WriteFace(string folder, string key, string target, Action<JsonObject>? change = null) =>
        WriteClassifier(folder, key, manifest =>
        {
            manifest.Remove("classifier");
            manifest["face"] = new JsonObject { ["target"] = target, ["output"] = "logits", ["crop"] = "square" };

            if (target == "aggregated_face_descriptor")
            {
                manifest.Remove("class_names");
            }

            change?.Invoke(manifest);
        });

    private static JsonObject Decoder(string layout) => layout switch
    {
        "yolox" => new JsonObject { ["kind"] = layout, ["output"] = "output0", ["strides"] = new JsonArray(16) },
        "ssd" => new JsonObject
        {
            ["kind"] = layout,
            ["scores"] = new JsonArray("scores"),
            ["boxes"] = new JsonArray("offsets"),
            ["strides"] = new JsonArray(16),
            ["prior_shapes"] = new JsonArray(new JsonArray(new JsonArray(16, 16))),
        },
        "detr" or "rtdetr" => new JsonObject
        {
            ["kind"] = layout,
            ["scores"] = new JsonArray("scores"),
            ["boxes"] = new JsonArray("boxes"),
        },
        _ => new JsonObject { ["kind"] = layout, ["output"] = "output0" },
    };
}
