using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>The networks that all pipelines share.</summary>
/// <param name="People">Finds people.</param>
/// <param name="Faces">Finds and reads faces.</param>
/// <param name="Models">Find what their makers trained them for.</param>
internal sealed record PipelineDetectors(IObjectDetector People, IFaceNetworks Faces, IObjectModels Models);
