using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tests.Support.Crowds;

/// <summary>A person in the picture and how much of it nobody nearer hides.</summary>
internal readonly record struct SeenPerson(int Id, BoundingBox Box, double Visible);
