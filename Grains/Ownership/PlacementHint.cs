using Orleans.Runtime.Placement;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Calls grains where the caller wants them: the first call that activates one says on which silo.</summary>
internal static class PlacementHint
{
    /// <summary>Makes a call; its grain, if it has no activation yet, is activated on this silo where its placement agrees.</summary>
    public static T At<T>(SiloAddress silo, Func<T> call)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);

        try
        {
            // A call takes the context along when it is made, not when it is answered.
            return call();
        }
        finally
        {
            RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        }
    }
}
