using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Lines;

/// <summary>
/// When crossings are told: one by one as they happen or, with a period, all of an interval together; an interval without any tells
/// nothing.
/// </summary>
internal sealed class LineEvents(EventPolicySettings settings, LineCounter counter, RuleContext context)
{
    /// <summary>The kind of event.</summary>
    public const string EventType = "line_crossing";

    private readonly EventPolicy _policy = new(settings);
    private readonly List<PendingCrossing> _crossings = [];
    private double _startSeconds = double.NaN;
    private DateTimeOffset _startTime;
    private Guid _linesId;

    private bool IsByPeriod => settings.Trigger is EventTrigger.Period;

    /// <summary>A frame begins; the event of the period if one is over.</summary>
    public AnalyticEvent? Begin(double seconds, DateTimeOffset time)
    {
        if (!IsByPeriod)
        {
            return null;
        }

        if (double.IsNaN(_startSeconds))
        {
            (_startSeconds, _startTime, _linesId) = (seconds, time, context.NewId());
        }

        return SourceTime.HasCome(_policy.DueAfter(_startSeconds), seconds) ? Turn(seconds, time) : null;
    }

    /// <summary>A crossing was counted; its event if it is told by itself.</summary>
    public AnalyticEvent? Add(PendingCrossing crossing)
    {
        if (IsByPeriod)
        {
            _crossings.Add(crossing);
            return null;
        }

        var status = _policy.SendsStart ? EventStatus.Started : EventStatus.Ended;
        return ToEvent(status, crossing.Crossing.TrackId, crossing.Segment, crossing.CreateTime, crossing.EndTime, [crossing]);
    }

    /// <summary>No frame follows; the event of the last period.</summary>
    public AnalyticEvent? Finish(double seconds) =>
        _crossings.Count == 0 ? null : Close(EventStatus.Ended, seconds, _crossings[^1].EndTime);

    /// <summary>The period that runs.</summary>
    public LinePeriodMemory? Remember() =>
        double.IsNaN(_startSeconds) ? null : new LinePeriodMemory(_startSeconds, _startTime, _linesId, [.. _crossings]);

    /// <summary>Goes on with the period of another one.</summary>
    public void Recall(LinePeriodMemory? period)
    {
        if (period is not null)
        {
            (_startSeconds, _startTime, _linesId) = (period.StartSeconds, period.StartTime, period.LinesId);
            _crossings.AddRange(period.Crossings);
        }
    }

    // Periods are multiples of the interval from the first frame on, however late the frame is that ends one.
    private AnalyticEvent? Turn(double seconds, DateTimeOffset time)
    {
        var interval = settings.Interval.TotalSeconds;
        var told = _crossings.Count == 0 ? null : Close(EventStatus.InProgress, _startSeconds + interval, time);
        _startSeconds += interval * Math.Floor((seconds - _startSeconds + SourceTime.Resolution) / interval);
        _startTime = time;
        return told;
    }

    private AnalyticEvent Close(EventStatus status, double endSeconds, DateTimeOffset endTime)
    {
        var told = ToEvent(status, _linesId, new VideoSegment(_startSeconds, endSeconds), _startTime, endTime, _crossings);
        _crossings.Clear();
        return told;
    }

    private AnalyticEvent ToEvent(
        EventStatus status,
        Guid trackId,
        VideoSegment segment,
        DateTimeOffset createTime,
        DateTimeOffset endTime,
        List<PendingCrossing> crossings)
    {
        return new AnalyticEvent
        {
            EventId = context.NewId(),
            TrackId = trackId,
            EventType = EventType,
            Status = status,
            Segment = segment,
            CreateTime = createTime,
            EndTime = endTime,
            Overview = crossings[0].Overview,
            Crossings = [.. crossings.Select(one => one.Crossing)],
            Counts = counter.Counts,
        };
    }
}
