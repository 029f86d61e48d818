using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>How pictures of events are kept.</summary>
internal sealed class ImageRetainPolicyBody
{
    public ImageFormat Mimetype { get; set; } = ImageRetainPolicy.Default.Format;

    [Range(0, 1)]
    public double Quality { get; set; } = ImageRetainPolicy.Default.Quality;

    [Range(1, int.MaxValue)]
    public int MaxSize { get; set; } = ImageRetainPolicy.Default.MaxSizePixels;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [DefaultValue(-1), Range(-1, int.MaxValue)]
    public int? Ttl { get; set; }

    public static ImageRetainPolicyBody From(ImageRetainPolicy policy) => new()
    {
        Mimetype = policy.Format,
        Quality = policy.Quality,
        MaxSize = policy.MaxSizePixels,
        Ttl = policy.TimeToLiveDays,
    };

    public void Validate(BodyPath at)
    {
        Require.Range(Quality, 0, 1, at["quality"]);
        Require.AtLeast(MaxSize, 1, at["max_size"]);
        Require.AtLeast(Ttl, -1, at["ttl"]);
    }

    /// <summary>Pictures of a video are in the answer and nowhere else.</summary>
    public void ValidateOfVideo(BodyPath at) =>
        Require.Absent(Ttl, at["ttl"], "is for streams only: pictures of a video are not kept");

    public ImageRetainPolicy ToPolicy() => new(Mimetype, Quality, MaxSize, Ttl ?? ImageRetainPolicy.Default.TimeToLiveDays);
}
