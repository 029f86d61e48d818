using System.Diagnostics.Metrics;
using LunaVideoAgent.Gateway.Events;
using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Gateway.Telemetry;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>Feeds in front of one stream whose catalogue entry and grain a test moves by hand.</summary>
internal sealed class FeedBench
{
    private volatile StreamSnapshot? _stream;
    private int _asked;

    public FeedBench(StreamStatus status, int queueLength = 256)
    {
        _stream = Snapshots.Small(status);
        var options = Options.Create(new ApiOptions { SocketQueueLength = queueLength });
        Feeds = new EventFeeds(Grains, Time, options, NewMeter(), Logger);

        var catalog = Substitute.For<IStreamCatalogGrain>();
        catalog.GetAsync(default, default, default).ReturnsForAnyArgs(_ => Answer());
        Grains.GetGrain<IStreamCatalogGrain>(0).Returns(catalog);
        Grains.GetGrain<IStreamGrain>(Snapshots.StreamId).Returns(_ => Grain);
    }

    public IGrainFactory Grains { get; } = Substitute.For<IGrainFactory>();

    public FakeTimeProvider Time { get; } = new();

    public FakeStreamGrain Grain { get; } = new();

    public EventFeeds Feeds { get; }

    public RecordingLogger<EventFeed> Logger { get; } = new();

    /// <summary>How often the catalogue was asked.</summary>
    public int Asked => Volatile.Read(ref _asked);

    private static GatewayMeter NewMeter()
    {
        var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        return new GatewayMeter(services.GetRequiredService<IMeterFactory>(), new ClusterConnection(isUp: true, TimeProvider.System));
    }

    public FeedListener Listen(string? after = null)
    {
        EventCursor? cursor = after is null ? null
            : EventCursor.TryParse(after, out var parsed) ? parsed
            : throw new FormatException(after);
        return Feeds.Listen(_stream!, analyticIndex: 0, cursor);
    }

    /// <summary>Returns when the feed has caught up with what was said before.</summary>
    public async Task<FeedListener> ListenLiveAsync()
    {
        var listener = Listen();
        _ = await listener.Messages.ReadAsync();
        await Grain.IdleAsync();
        return listener;
    }

    public void SetStatus(StreamStatus status, string? error = null) => _stream = Snapshots.Small(status) with { LastError = error };

    public void Remove() => _stream = null;

    /// <summary>Lets time pass, step by step, until something has come.</summary>
    public async Task<T> AdvanceUntilAsync<T>(Task<T> coming)
    {
        while (!coming.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await coming;
    }

    private Task<StreamSnapshot> Answer()
    {
        Interlocked.Increment(ref _asked);
        return _stream is { } stream
            ? Task.FromResult(stream)
            : Task.FromException<StreamSnapshot>(AgentErrors.StreamNotFound(Snapshots.StreamId));
    }
}
