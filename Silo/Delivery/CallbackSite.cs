namespace LunaVideoAgent.Silo.Delivery;

/// <summary>Where callbacks start from.</summary>
/// <param name="IsClustered">From a silo of a cluster, so that what is private is not the user's machine.</param>
internal sealed record CallbackSite(bool IsClustered);
