using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Faces;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>Decoder and networks of a silo.</summary>
internal static class InferenceServices
{
    private const string PersonModel = "detect-nanodet-g";

    /// <summary>Adds the source factory and the detector that all streams share.</summary>
    public static IServiceCollection AddInference(this IServiceCollection services)
    {
        services.AddOptions<InferenceOptions>().BindConfiguration(InferenceOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InferenceOptions>, InferenceOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<InferenceOptions>>().Value);
        services.AddSingleton<InferenceRuntime>();
        services.AddSingleton<IObjectModels>(provider => provider.GetRequiredService<InferenceRuntime>());
        services.AddHostedService<ModelReload>();
        services.AddSingleton(provider => provider.GetRequiredService<InferenceRuntime>().Detector(PersonModel));
        services.AddSingleton<IFaceNetworks, FaceNetworks>();
        services.AddSingleton<IFrameSourceFactory, FrameSourceFactory>();
        services.AddSingleton<IVideoPlanner, VideoPlanner>();
        return services;
    }
}
