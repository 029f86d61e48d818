namespace LunaVideoAgent.Gateway.OpenApi;

/// <summary>Members that are not known are taken and ignored, though the type keeps them to look at.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesOthersAttribute : Attribute;
