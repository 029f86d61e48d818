namespace LunaVideoAgent.Grains.Ownership;

/// <summary>
/// An activation of this grain holds a lease for as long as it lives. Where it is must not be forgotten with another silo, so its
/// directory is the database wherever silos share one.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HoldsLeaseAttribute : Attribute;
