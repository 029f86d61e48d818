using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>Decoder and networks of a silo.</summary>
internal static class InferenceServices
{
    /// <summary>Adds the source factory and the detector that all streams share.</summary>
    public static IServiceCollection AddInference(this IServiceCollection services)
    {
        services.AddSingleton<IFrameSourceFactory, FrameSourceFactory>();
        services.AddSingleton<IObjectDetector, ObjectDetector>();
        return services;
    }
}
