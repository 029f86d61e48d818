using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tests.Support.Scoring;

/// <summary>A box that says whose it is.</summary>
internal readonly record struct LabelledBox(int Id, BoundingBox Box);
