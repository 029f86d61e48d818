namespace LunaVideoAgent.Contract.Tests.Metrics;

/// <summary>One metric.</summary>
/// <param name="Name">As Prometheus calls it.</param>
/// <param name="Type">Counter, gauge or histogram.</param>
/// <param name="Labels">Its own labels, in order.</param>
internal sealed record Metric(string Name, string Type, string Labels);
