using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Abstractions.Images;
using LunaVideoAgent.Grains.Abstractions.Sources;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.Uploads;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;

namespace LunaVideoAgent.Grains.Abstractions;

/// <summary>The grains by name, so that callers need no keys.</summary>
public static class GrainFactoryExtensions
{
    /// <summary>All streams.</summary>
    public static IStreamCatalogGrain StreamCatalog(this IGrainFactory grains) => grains.GetGrain<IStreamCatalogGrain>(0);

    /// <summary>What removes old records of the stream log.</summary>
    public static IStreamLogCleanerGrain StreamLogCleaner(this IGrainFactory grains) => grains.GetGrain<IStreamLogCleanerGrain>(0);

    /// <summary>One running stream.</summary>
    public static IStreamGrain Stream(this IGrainFactory grains, Guid streamId) => grains.GetGrain<IStreamGrain>(streamId);

    /// <summary>A video file analysed while the caller waits; a grain of its own.</summary>
    public static IVideoSdkGrain VideoSdk(this IGrainFactory grains) => grains.GetGrain<IVideoSdkGrain>(Guid.CreateVersion7());

    /// <summary>A source that is tried; a grain of its own.</summary>
    public static ISourceCheckGrain SourceCheck(this IGrainFactory grains) => grains.GetGrain<ISourceCheckGrain>(Guid.CreateVersion7());

    /// <summary>All deferred tasks.</summary>
    public static IVideoTaskCatalogGrain VideoTaskCatalog(this IGrainFactory grains) => grains.GetGrain<IVideoTaskCatalogGrain>(0);

    /// <summary>One running task.</summary>
    public static IVideoTaskGrain VideoTask(this IGrainFactory grains, Guid taskId) => grains.GetGrain<IVideoTaskGrain>(taskId);

    /// <summary>Uploaded videos.</summary>
    public static IUploadCatalogGrain Uploads(this IGrainFactory grains) => grains.GetGrain<IUploadCatalogGrain>(0);

    /// <summary>One upload on its way.</summary>
    public static IVideoUploadGrain VideoUpload(this IGrainFactory grains, Guid videoId) => grains.GetGrain<IVideoUploadGrain>(videoId);

    /// <summary>Saved pictures.</summary>
    public static IImageCatalogGrain Images(this IGrainFactory grains) => grains.GetGrain<IImageCatalogGrain>(0);

    /// <summary>Messages to callbacks.</summary>
    public static IDeliveryCatalogGrain Deliveries(this IGrainFactory grains) => grains.GetGrain<IDeliveryCatalogGrain>(0);

    /// <summary>The agent itself.</summary>
    public static IAgentGrain Agent(this IGrainFactory grains) => grains.GetGrain<IAgentGrain>(0);
}
