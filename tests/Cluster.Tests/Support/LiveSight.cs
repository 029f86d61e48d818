using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>One picture that somebody saw.</summary>
/// <param name="Cursor">Its run of the stream and its number there.</param>
/// <param name="Results">How many analytics said something of its frame.</param>
/// <param name="IsJpeg">Whether it begins like one.</param>
internal sealed record LiveSight(EventCursor Cursor, int Results, bool IsJpeg);
