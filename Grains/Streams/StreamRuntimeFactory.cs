using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Analytics.Schedules;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Live;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Telemetry;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Starts streams: slot, lease, row, pipeline, in this order, or nothing at all.</summary>
internal sealed class StreamRuntimeFactory(
    StreamStores stores,
    SlotGate slots,
    LeaseKeeper leases,
    PipelineServices pipelines,
    StreamOutputs outputs,
    ILogger<StreamRuntimeFactory> logger)
{
    // Held back after each of them, the fifth comes a quarter of an hour after the first.
    private const int DeathsUntilFailure = 5;

    /// <summary>Starts a stream on this silo.</summary>
    /// <exception cref="NoSlotException">No slot, no lease, or the stream is not to run.</exception>
    public async Task<StreamRuntime> StartAsync(Guid streamId, CancellationToken cancellationToken)
    {
        var slot = slots.TryEnter(streamId) ?? throw new NoSlotException("all slots of this silo are taken");
        HeldLease? lease = null;

        try
        {
            lease = await leases.TryTakeAsync(streamId, cancellationToken)
                ?? throw new NoSlotException("somebody else has its lease, or it is held back");
            return await StartAsync(new Holding(slot, lease), cancellationToken);
        }
        catch
        {
            await FreeAsync(slot, lease);
            throw;
        }
    }

    /// <summary>Stops a stream and gives back what it held; a file goes on from there when it runs again.</summary>
    public async Task StopAsync(StreamRuntime runtime)
    {
        await StopPipelineAsync(runtime);
        await LeaveOffAsync(runtime);
        await FreeAsync(runtime.Holding.Slot, runtime.Holding.Lease);
    }

    /// <summary>Stops a stream and leaves what it knows to whoever takes it next.</summary>
    public async Task HandOverAsync(StreamRuntime runtime)
    {
        await StopPipelineAsync(runtime);

        if (runtime.Remember() is { } memory)
        {
            var handover = new StreamHandover { SettingsVersion = runtime.Stream.Version, Pipeline = memory };
            await stores.Handovers.SaveAsync(runtime.Holding.Lease.Lease, handover);
        }

        // A silo that is alone hands nothing over; a file goes on where it was when it comes back.
        await LeaveOffAsync(runtime);
        await FreeAsync(runtime.Holding.Slot, runtime.Holding.Lease);
    }

    private Task LeaveOffAsync(StreamRuntime runtime) =>
        stores.Positions.SaveAsync(runtime.Stream, runtime.Holding.Lease.Lease, runtime.LastIndex);

    private static StartKind KindOf(Lease lease, PipelineMemory? memory) => (lease.WasLost, memory) switch
    {
        (true, _) => StartKind.Failover,
        (_, not null) => StartKind.Handover,
        _ => StartKind.Fresh,
    };

    private async Task<StreamRuntime> StartAsync(Holding holding, CancellationToken cancellationToken)
    {
        var lease = holding.Lease.Lease;
        var found = stores.Streams.FindAsync(lease.StreamId, accountId: null, cancellationToken);
        var left = stores.Handovers.TakeAsync(lease, cancellationToken);
        await Task.WhenAll(found, left);

        if (await found is not { } stream || !StreamLifecycle.ShouldRun(stream.Status))
        {
            throw new NoSlotException("it is not to run");
        }

        await RequireHealthAsync(stream, lease, cancellationToken);
        await RequireOpenAsync(stream, lease, cancellationToken);
        var memory = await left is { } handover && handover.SettingsVersion == stream.Version ? handover.Pipeline : null;
        var canGoOn = stream.Status is StreamStatus.InProgress && pipelines.Rules.FindFirstFault(stream.Settings.Analytics) is null;

        return memory is not null && canGoOn
            ? await GoOnAsync(stream, holding, memory, cancellationToken)
            : await BeginAsync(stream, holding, memory, cancellationToken);
    }

    private async Task<StreamRuntime> BeginAsync(
        StreamSnapshot stream, Holding holding, PipelineMemory? memory, CancellationToken cancellationToken)
    {
        var taken = await TakeAsync(stream, holding.Lease.Lease, cancellationToken);
        await RequireAnalyticsAsync(taken, holding.Lease.Lease, cancellationToken);
        var lastIndex = memory is null ? await stores.Positions.FindAsync(taken, cancellationToken) : null;
        return Start(taken, holding, memory, lastIndex);
    }

    // It was running a moment ago, and its row says so already: that is written while the first picture comes.
    private async Task<StreamRuntime> GoOnAsync(
        StreamSnapshot stream, Holding holding, PipelineMemory memory, CancellationToken cancellationToken)
    {
        var runtime = Start(stream, holding, memory, lastIndex: null);

        try
        {
            await TakeAsync(stream, holding.Lease.Lease, cancellationToken);
            return runtime;
        }
        catch
        {
            await StopPipelineAsync(runtime);
            throw;
        }
    }

    private async Task<StreamSnapshot> TakeAsync(StreamSnapshot stream, Lease lease, CancellationToken cancellationToken)
    {
        var move = StreamLifecycle.Take(stream, lease, pipelines.Time.GetUtcNow());

        return await stores.Streams.MoveAsync(move, cancellationToken)
            ? stream with { Status = StreamStatus.InProgress, Autorestart = move.Autorestart ?? stream.Autorestart }
            : throw new NoSlotException("it was moved by somebody else");
    }

    private async Task RequireHealthAsync(StreamSnapshot stream, Lease lease, CancellationToken cancellationToken)
    {
        if (lease.YoungDeaths >= DeathsUntilFailure)
        {
            await stores.Streams.MoveAsync(StreamLifecycle.Quarantine(stream, lease, pipelines.Time.GetUtcNow()), cancellationToken);
            throw new NoSlotException("it has killed its owners too often");
        }
    }

    // What could be run when the stream was made may be gone: a model that was taken away, a plug-in.
    private async Task RequireAnalyticsAsync(StreamSnapshot stream, Lease lease, CancellationToken cancellationToken)
    {
        if (pipelines.Rules.FindFirstFault(stream.Settings.Analytics) is { } reason)
        {
            var fault = new StreamFault($"Stream processing error: {reason}", IsFatal: false, LastFrameTime: null);
            await stores.Streams.MoveAsync(StreamLifecycle.Fail(stream, lease, fault, pipelines.Time.GetUtcNow()), cancellationToken);
            throw new NoSlotException(reason);
        }
    }

    private async Task RequireOpenAsync(StreamSnapshot stream, Lease lease, CancellationToken cancellationToken)
    {
        var now = pipelines.Time.GetUtcNow();
        var hours = new StreamHours(stream.Settings.Analytics);

        if (!hours.IsOpenAt(now))
        {
            var move = StreamLifecycle.RestInstead(stream, lease, now, hours.FirstOpening(now));
            await stores.Streams.MoveAsync(move, cancellationToken);
            throw new NoSlotException("it is outside of its schedule");
        }
    }

    private StreamRuntime Start(StreamSnapshot stream, Holding holding, PipelineMemory? memory, long? lastIndex)
    {
        var lease = holding.Lease;
        var time = pipelines.Time;
        var events = new EventLog(lease.Lease.Epoch, time);
        events.AppendStatus(StreamStatus.InProgress, error: null, time.GetUtcNow());
        var feeds = new StreamFeeds(events, new LiveView(lease.Lease.Epoch, outputs.Live));
        var journal = new StreamJournal(lease, stores, time, logger);
        var outbox = new StreamOutbox(lease.Lease, stream, outputs.Outbox, logger);
        var job = new PipelineJob
        {
            Data = stream.Settings.Data,
            Analytics = stream.Settings.Analytics,
            Images = outputs.Images.ForStream(stream.StreamId),
            MayContinue = () => lease.IsValid,
            MayTellAsync = lease.ProveAsync,
            Memory = memory,
            LastIndex = lastIndex,
            Standby = stores.Handovers.Sources.Take(stream),
        };
        var outlets = new StreamEvents(stream, outputs.Observer, outbox);
        var sink = new StreamFeedSink(feeds, journal, pipelines.Meter, time, outlets);
        var pipeline = new AnalysisPipeline(job, pipelines, sink);
        pipelines.Meter.CountStart(KindOf(lease.Lease, memory));
        pipelines.Meter.Streams.Add(stream.StreamId, pipeline.Counters);
        pipeline.Start();
        return new StreamRuntime(stream, holding, feeds, new StreamWriters(journal, outbox), pipeline, time);
    }

    private async Task StopPipelineAsync(StreamRuntime runtime)
    {
        await runtime.StopAsync();
        pipelines.Meter.Streams.Remove(runtime.Stream.StreamId, runtime.Counters);
    }

    private async Task FreeAsync(Slot slot, HeldLease? lease)
    {
        try
        {
            if (lease is not null)
            {
                await leases.ReleaseAsync(lease, CancellationToken.None);
                lease.Dispose();
            }
        }
        finally
        {
            slots.Leave(slot);
        }
    }
}
