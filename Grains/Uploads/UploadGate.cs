using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Uploads;

/// <summary>Bounds the uploads that this silo takes at once.</summary>
internal sealed class UploadGate(IOptions<UploadOptions> options)
{
    private int _free = options.Value.MaxInFlight;

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
