using System.Collections.Concurrent;
using System.Diagnostics;
using LunaVideoAgent.Grains.Telemetry;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Listens to the traces of streams while it lives, and keeps what ends.</summary>
internal sealed class ActivityRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public ActivityRecorder(ActivitySamplingResult sampling = ActivitySamplingResult.AllDataAndRecorded)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == StreamActivities.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => sampling,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>What has ended, in that order.</summary>
    public IReadOnlyList<Activity> Ended => [.. _ended];

    /// <summary>The only one of a name.</summary>
    public Activity Single(string name) => _ended.Single(one => one.OperationName == name);

    public void Dispose() => _listener.Dispose();
}
