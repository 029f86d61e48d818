using LunaVideoAgent.Grains.Agent;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Images;
using LunaVideoAgent.Grains.Live;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Grains.Sources;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Grains.Telemetry;
using LunaVideoAgent.Grains.Uploads;
using LunaVideoAgent.Grains.VideoSdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains;

/// <summary>What the grains need, but for the ports, which the host brings.</summary>
public static class GrainsServices
{
    /// <summary>
    /// Adds ownership, pipelines and analytics. The host adds the ports (<see cref="IStreamStore"/>, <see cref="IStreamLogStore"/>,
    /// <see cref="IVideoTaskStore"/>, <see cref="IDeliveryStore"/>, <see cref="ICallbackGate"/>, <see cref="ICallbackSender"/>s,
    /// <see cref="ILeaseStore"/>, <see cref="IFilePositionStore"/>, <see cref="IImageStore"/>, <see cref="IUploadStore"/>,
    /// <see cref="IDatabaseProbe"/>), <see cref="LeaseOwner"/>, a detector, networks for faces, a source factory and a planner of videos; a
    /// silo of many its <see cref="ISlotMap"/> and <see cref="IAgentMap"/> too, before this.
    /// </summary>
    public static IServiceCollection AddVideoAgentGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<StreamMeter>();
        services.AddHostedService(provider => provider.GetRequiredService<StreamMeter>());
        services.AddHostedService<OwnershipMeter>();
        services.AddHostedService<WorkMeter>();
        services.AddSingleton<IIncomingGrainCallFilter, RequestScope>();
        services.AddOwnership();
        services.AddAnalytics();
        services.AddAnalyticsOptions();
        services.AddPipelines();
        services.AddTasks();
        services.AddUploads();
        services.AddDelivery();
        services.TryAddSingleton<IHandoverStore, NoHandovers>();
        services.AddSingleton<StreamHandovers>();
        services.AddSingleton<FilePositions>();
        services.AddSingleton<StreamStores>();
        services.TryAddSingleton<IEventObserver, NoEventObserver>();
        services.AddLiveViews();
        services.AddSingleton<StreamOutputs>();
        services.AddLogCleaning();
        services.AddSingleton<SourceStandbys>();
        services.AddSingleton<StreamRuntimeFactory>();
        services.AddSingleton<EarlyStarts>();
        services.AddSingleton<ImageWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<ImageWriter>());
        return services;
    }

    /// <summary>Goes once through what starting a stream takes, before anything that is added later starts.</summary>
    public static IServiceCollection AddWarmUp(this IServiceCollection services) => services
        .AddHostedService<PipelineWarmUp>()
        .AddHostedService<StreamWarmUp>();

    /// <summary>Lets this silo move streams to others: when it stops, and when it is fuller than they are. Added last.</summary>
    public static IServiceCollection AddStreamMoves(this IServiceCollection services) => services
        .AddGrainService<NextOwnerService>()
        .AddSingleton<NextOwner>()
        .AddSingleton<StreamMover>()
        .AddSingleton<SiloRetirement>()
        .AddHostedService<StreamBalance>()
        .AddHostedService<StreamDrain>();

    private static void AddOwnership(this IServiceCollection services)
    {
        services.AddOptions<OwnershipOptions>().BindConfiguration(OwnershipOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OwnershipOptions>, OwnershipOptionsValidator>();
        services.AddSingleton(provider => new SlotGate(provider.GetRequiredService<IOptions<OwnershipOptions>>().Value.Slots));
        services.AddSingleton<ReconcilerSignal>();
        services.AddSingleton<ProcessPulse>();
        services.AddSingleton<LeaseKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<LeaseKeeper>());
        services.AddSingleton<Reconciler>();
        services.AddHostedService(provider => provider.GetRequiredService<Reconciler>());
        services.TryAddSingleton<ISlotMap, LoneSlotMap>();
        services.TryAddSingleton<IAgentMap, LoneAgentMap>();
        services.AddSingleton<SlotChooser>();
        services.AddPlacementDirector<SlotPlacement, SlotPlacementDirector>(ServiceLifetime.Transient);
        services.AddSingleton<ClusterView>();
        services.AddSingleton<Successor>();
        services.AddSingleton<IWorkSource, StreamWorkSource>();
        services.AddSingleton(provider => new ReconcilerContext(
            provider.GetRequiredService<LeaseOwner>(),
            provider.GetRequiredService<ISlotMap>(),
            provider.GetRequiredService<ClusterView>(),
            provider.GetRequiredService<ReconcilerSignal>(),
            StartedAsync(provider.GetRequiredService<IHostApplicationLifetime>())));
    }

    private static void AddAnalyticsOptions(this IServiceCollection services)
    {
        services.AddOptions<AnalyticsOptions>().BindConfiguration(AnalyticsOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AnalyticsOptions>, AnalyticsOptionsValidator>();
    }

    private static void AddLiveViews(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LiveOptions>, LiveOptionsValidator>();
        services.AddSingleton<LiveStudio>();
        services.AddSingleton<SourceChecker>();
    }

    private static void AddLogCleaning(this IServiceCollection services)
    {
        services.AddOptions<StreamLogOptions>().BindConfiguration(StreamLogOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StreamLogOptions>, StreamLogOptionsValidator>();
        services.AddHostedService<StreamLogCleaner>();
    }

    private static void AddPipelines(this IServiceCollection services)
    {
        services.AddOptions<PipelineOptions>().BindConfiguration(PipelineOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PipelineOptions>, PipelineOptionsValidator>();
        services.AddSingleton<PipelineDetectors>();
        services.AddSingleton<PipelineServices>();
        services.AddSingleton<VideoGate>();
        services.AddSingleton<WaitedVideos>();
        services.AddSingleton<WaitedVideoPeers>();
        services.AddSingleton<VideoAnalyser>();
        services.AddSingleton<SegmentGate>();
        services.AddSingleton<SegmentAnalyser>();
        services.AddSingleton<SegmentSetup>();
        services.AddSingleton<ISegmentPeers, SegmentPeers>();
        services.AddSingleton<SegmentScheduler>();
        services.AddSingleton<SegmentPortraits>();
        services.AddSingleton<ParallelAnalyser>();
    }

    private static void AddTasks(this IServiceCollection services)
    {
        services.AddOptions<TaskOptions>().BindConfiguration(TaskOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TaskOptions>, TaskOptionsValidator>();
        services.AddSingleton<VideoTaskRuntimeFactory>();
        services.AddSingleton(provider => new TaskContext(
            new SlotGate(provider.GetRequiredService<IOptions<TaskOptions>>().Value.MaxActive),
            provider.GetRequiredService<ReconcilerSignal>()));
        services.AddSingleton<IWorkSource, VideoTaskWorkSource>();
    }

    private static void AddUploads(this IServiceCollection services)
    {
        services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<UploadOptions>, UploadOptionsValidator>();
        services.AddOptions<PipelineOptions>().PostConfigure<IOptions<UploadOptions>>(
            (pipelines, uploads) => pipelines.UploadFolder = uploads.Value.IsOn ? uploads.Value.Folder : null);
        services.AddSingleton<UploadGate>();
        services.AddHostedService<UploadCleaner>();
    }

    private static void AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsValidator>();
        services.AddSingleton<DeliveryMeter>();
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<OutboxServices>();
        services.AddSingleton<DispatchContext>();
        services.AddSingleton<CallbackRules>();
        services.AddSingleton<AnalyticCheck>();
        services.AddSingleton<RequestRules>();
        services.AddHostedService<DeliveryDispatcher>();
    }

    private static Task StartedAsync(IHostApplicationLifetime lifetime)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        return started.Task;
    }
}
