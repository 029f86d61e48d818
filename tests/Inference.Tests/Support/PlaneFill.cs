namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>The byte at a place of a plane; for 4:2:0 the planes are Y, U and V, however they lie.</summary>
internal delegate byte PlaneFill(int plane, int x, int y);
