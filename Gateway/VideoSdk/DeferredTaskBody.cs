using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>Whether the analysis runs in the background.</summary>
internal sealed class DeferredTaskBody
{
    // Clients spell both the name and the value in two ways.
    private static readonly string[] On = ["1", "true"];
    private static readonly string[] Off = ["0", "false"];

    [DefaultValue(0), Shape(typeof(int)), AllowedValues(0, 1)]
    public JsonElement? Enable { get; set; }

    [Shape(typeof(int)), AllowedValues(0, 1)]
    public JsonElement? Enabled { get; set; }

    [MaxLength(Limits.Callbacks), Forms("http")]
    public List<CallbackBody> Callbacks { get; set; } = [];

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    [JsonIgnore]
    public bool IsOn => On.Contains((Enable ?? Enabled)?.GetRawText());

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        ValidateFlag(Enable, at["enable"]);
        ValidateFlag(Enabled, at["enabled"]);
        CallbackValidator.ValidateHttpOnly(Callbacks, at["callbacks"]);
    }

    public VideoTaskSettings ToSettings(Guid? accountId, VideoSettings video, IReadOnlyList<AnalyticSettings> analytics) => new()
    {
        AccountId = accountId,
        Video = video,
        Analytics = analytics,
        Callbacks = [.. Callbacks.Select(callback => callback.ToSettings())],
    };

    private static void ValidateFlag(JsonElement? flag, BodyPath at)
    {
        var text = flag?.GetRawText();
        Require.That(text is null || On.Contains(text) || Off.Contains(text), at, "must be one of: 0, 1");
    }
}
