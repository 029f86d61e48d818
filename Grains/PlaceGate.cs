namespace LunaVideoAgent.Grains;

/// <summary>Bounds what this silo does at once of one kind. Nobody waits for a place: there is one, or there is none.</summary>
internal abstract class PlaceGate(int places)
{
    private int _free = places;

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
