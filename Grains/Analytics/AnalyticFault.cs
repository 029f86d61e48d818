namespace LunaVideoAgent.Grains.Analytics;

/// <summary>What is wrong with the settings of an analytic.</summary>
/// <param name="Path">Where in the document of targets and parameters, such as <c>parameters.droi.area</c> or <c>targets.1</c>.</param>
/// <param name="Message">What, for the user who wrote it.</param>
public sealed record AnalyticFault(string Path, string Message);
