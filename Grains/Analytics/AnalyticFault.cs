namespace LunaVideoAgent.Grains.Analytics;

/// <summary>What is wrong with the settings of an analytic.</summary>
/// <param name="Path">Where, below the analytic's own parameters, such as <c>droi.area</c>.</param>
/// <param name="Message">What, for the user who wrote it.</param>
public sealed record AnalyticFault(string Path, string Message);
