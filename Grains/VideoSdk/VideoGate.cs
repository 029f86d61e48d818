using LunaVideoAgent.Grains.Pipeline;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.VideoSdk;

/// <summary>Bounds the videos that this silo analyses at once while their callers wait.</summary>
internal sealed class VideoGate(IOptions<PipelineOptions> options)
{
    private int _free = options.Value.VideosInFlight;

    /// <summary>Takes a place; false if there is none.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Decrement(ref _free) >= 0)
        {
            return true;
        }

        Interlocked.Increment(ref _free);
        return false;
    }

    /// <summary>Gives the place back.</summary>
    public void Leave() => Interlocked.Increment(ref _free);
}
