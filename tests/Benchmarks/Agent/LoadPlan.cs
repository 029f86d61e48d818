namespace LunaVideoAgent.Benchmarks.Agent;

/// <summary>What an agent is loaded with.</summary>
/// <param name="Clip">The video file that all streams play in real time.</param>
/// <param name="Streams">How many.</param>
/// <param name="Mix">Their analytics.</param>
/// <param name="ResultsPerSecond">Results that each stream should have.</param>
/// <param name="Duration">How long it is watched once it is warm.</param>
internal sealed record LoadPlan(string Clip, int Streams, AnalyticMix Mix, double ResultsPerSecond, TimeSpan Duration);
