namespace LunaVideoAgent.Inference.Faces;

/// <summary>What a network of the model folders told of one face in one frame.</summary>
/// <param name="Target">The target of human_tracking.</param>
/// <param name="Names">Names of the classes; none of a descriptor.</param>
/// <param name="Values">One value a class, or those of the descriptor.</param>
/// <param name="Version">Version of a descriptor.</param>
public sealed record FaceAttribute(string Target, IReadOnlyList<string> Names, IReadOnlyList<float> Values, int Version);
