namespace LunaVideoAgent.Grains.Analytics.Objects;

/// <summary>What a roster keeps.</summary>
/// <param name="Objects">Everything that is not given up, first seen first.</param>
/// <param name="LastKey">The newest number that was given.</param>
[GenerateSerializer, Immutable, Alias("luna.ObjectRosterMemory")]
internal sealed record ObjectRosterMemory(
    [property: Id(0)] IReadOnlyList<FollowedObject> Objects,
    [property: Id(1)] int LastKey);
