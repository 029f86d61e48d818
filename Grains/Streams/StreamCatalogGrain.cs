using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Streams;

[StatelessWorker]
internal sealed partial class StreamCatalogGrain(
    StreamStores stores,
    RequestRules rules,
    SlotGate slots,
    TimeProvider time,
    ILogger<StreamCatalogGrain> logger) : Grain, IStreamCatalogGrain
{
    public async Task CreateAsync(Guid streamId, StreamSettings settings, CancellationToken cancellationToken)
    {
        if (slots.Capacity == 0)
        {
            throw AgentErrors.AgentDisabled();
        }

        settings = await rules.AcceptAsync(settings, cancellationToken);
        var stream = new StreamSnapshot
        {
            StreamId = streamId,
            Settings = settings,
            Version = 1,
            CreateTime = time.GetUtcNow(),
            Status = StreamStatus.Pending,
            Autorestart = StreamLifecycle.NewAutorestart(settings.Autorestart),
        };

        await stores.Streams.CreateAsync(stream, cancellationToken);
        TryStartAsync(streamId).Ignore();
    }

    public async Task ReplaceAsync(Guid streamId, StreamSettings settings, CancellationToken cancellationToken)
    {
        settings = await rules.AcceptAsync(settings, cancellationToken);
        StreamSnapshot stream;

        do
        {
            stream = await GetAsync(streamId, settings.AccountId, cancellationToken);
        }
        while (!await stores.Streams.ReplaceAsync(streamId, stream.Version, settings, time.GetUtcNow(), cancellationToken));

        await RefreshAsync(stream);
        TryStartAsync(streamId).Ignore();
    }

    public async Task<StreamSnapshot> GetAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken) =>
        RestingAnalytics.Mark(
            await stores.Streams.FindAsync(streamId, accountId, cancellationToken) ?? throw AgentErrors.StreamNotFound(streamId),
            time.GetUtcNow());

    public async Task<IReadOnlyList<StreamSnapshot>> ListAsync(StreamListQuery query, CancellationToken cancellationToken)
    {
        var streams = await stores.Streams.ListAsync(query, cancellationToken);
        return [.. streams.Select(stream => RestingAnalytics.Mark(stream, time.GetUtcNow()))];
    }

    public Task<int> CountAsync(StreamFilter filter, CancellationToken cancellationToken) =>
        stores.Streams.CountAsync(filter, cancellationToken);

    public async Task<bool> StopAsync(Guid streamId, CancellationToken cancellationToken)
    {
        var stream = await GetAsync(streamId, accountId: null, cancellationToken);

        if (!await stores.Streams.MoveAsync(StreamLifecycle.Stop(streamId, time.GetUtcNow()), cancellationToken))
        {
            return false;
        }

        await RefreshAsync(stream);
        return true;
    }

    public async Task<bool> ResumeAsync(Guid streamId, CancellationToken cancellationToken)
    {
        var stream = await GetAsync(streamId, accountId: null, cancellationToken);
        var moved = await stores.Streams.MoveAsync(StreamLifecycle.Resume(stream, time.GetUtcNow()), cancellationToken);

        if (moved)
        {
            TryStartAsync(streamId).Ignore();
        }

        return moved;
    }

    public async Task DeleteAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken)
    {
        var stream = await GetAsync(streamId, accountId, cancellationToken);

        if (!await stores.Streams.DeleteAsync(streamId, accountId, cancellationToken))
        {
            throw AgentErrors.StreamNotFound(streamId);
        }

        await RefreshAsync(stream);
    }

    public Task<IReadOnlyList<StreamLog>> ListLogsAsync(StreamLogQuery query, CancellationToken cancellationToken) =>
        stores.Logs.ListAsync(query, cancellationToken);

    public Task<int> DeleteLogsAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        stores.Logs.DeleteAsync(before, cancellationToken);

    // At once if there is room; else the reconcilers start it when there is. Nobody waits for it.
    private async Task TryStartAsync(Guid streamId)
    {
        // What the stream does from now on is not this request's doing.
        RequestContext.Clear();

        try
        {
            await GrainFactory.Stream(streamId).EnsureRunningAsync();
        }
        catch (Exception exception) when (exception is AgentException or NoSlotException or OrleansException or TimeoutException)
        {
            Log.NotStarted(logger, streamId, exception.Message);
        }
    }

    // Best effort: the loop's own durable writes fail from now on, and the reconciler repairs what is missed here. The grain of a stream
    // that did not run is never called: it would ask for a slot.
    private async Task RefreshAsync(StreamSnapshot before)
    {
        if (before.Status is not (StreamStatus.InProgress or StreamStatus.Pending))
        {
            return;
        }

        try
        {
            await GrainFactory.Stream(before.StreamId).RefreshAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is NoSlotException or OrleansException or TimeoutException)
        {
            Log.NotRefreshed(logger, before.StreamId, exception.Message);
        }
    }
}
