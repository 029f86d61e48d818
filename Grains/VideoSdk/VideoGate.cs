using LunaVideoAgent.Grains.Pipeline;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.VideoSdk;

/// <summary>Bounds the videos that this silo analyses at once while their callers wait.</summary>
internal sealed class VideoGate(IOptions<PipelineOptions> options) : PlaceGate(options.Value.VideosInFlight);
