using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>One person, from the first frame that shows face or body to the end of the event.</summary>
internal sealed class Human(HumanPlan plan)
{
    /// <summary>The kind of event.</summary>
    public const string EventType = "human_tracking";

    // A face tells more than a body, which is some 25 times as large.
    private const double FaceWeight = 10;

    // What a picture must show the person larger by to replace one: each costs an encoding.
    private const double Improvement = 1.5;

    private readonly EventDraft _draft = new(EventType, plan.Context.FrameLimit);
    private double _prominenceOfOverview;
    private int _hits;
    private double _dueSeconds;

    /// <summary>The face; null if none was seen yet.</summary>
    public HumanPart? Face { get; private set; }

    /// <summary>The body; null if none was seen yet.</summary>
    public HumanPart? Body { get; private set; }

    /// <summary>Whether it was seen often enough to be reported.</summary>
    public bool IsReported { get; private set; }

    /// <summary>What events call it; null until it is reported.</summary>
    public Guid? TrackId { get; private set; }

    /// <summary>When it was first seen.</summary>
    public double FirstSeconds => _draft.Segment?.StartSeconds ?? double.PositiveInfinity;

    /// <summary>When it was last seen.</summary>
    public double LastSeconds => _draft.Segment?.EndSeconds ?? double.NegativeInfinity;

    /// <summary>Frames in a row in which face and body looked like those of two people, or two people like one.</summary>
    public int Doubts { get; set; }

    /// <summary>Whether the frame in work shows it.</summary>
    public bool IsSeen => Face?.Seen is not null || Body?.Seen is not null;

    /// <summary>How large it is in the frame in work, in weighted square pixels.</summary>
    public double Prominence => (FaceWeight * Size(Face?.Seen)) + Size(Body?.Seen);

    // What nobody will be sent needs no frames and no pictures.
    private bool IsAllSent => IsReported && !plan.Policy.SendsEnd;

    /// <summary>A new frame begins.</summary>
    public void Forget()
    {
        Face?.Forget();
        Body?.Forget();
    }

    /// <summary>The frame shows its face.</summary>
    public void SeeFace(DetectedObject face) => (Face ??= new HumanPart(plan.Faces)).See(face);

    /// <summary>The frame shows its body.</summary>
    public void SeeBody(DetectedObject body) => (Body ??= new HumanPart(plan.Bodies)).See(body);

    /// <summary>The face turned out to be somebody else's; hands it over.</summary>
    public HumanPart? LoseFace()
    {
        var face = Face;
        Face = null;
        Doubts = 0;
        return face;
    }

    /// <summary>Takes over what another one has and this one lacks.</summary>
    public void Absorb(Human other)
    {
        Face = Face?.Seen is null ? other.Face ?? Face : Face;
        Body = Body?.Seen is null ? other.Body ?? Body : Body;
        _hits = Math.Max(_hits, other._hits);
        Doubts = 0;
    }

    /// <summary>Takes a face over.</summary>
    public void TakeFace(HumanPart? face) => Face = face;

    /// <summary>What the frame in work shows of it.</summary>
    public HumanEstimation Estimate() => new()
    {
        TrackId = TrackId,
        Face = plan.Outputs.Estimate(Face?.Seen, Face?.Reading),
        Body = plan.Outputs.EstimateBody(Body?.Seen),
    };

    /// <summary>Adds the frame in work, which shows it; the event if it is sent now.</summary>
    public AnalyticEvent? Observe(in FrameObservation frame, double seconds)
    {
        Face?.Read(frame);

        if (!IsAllSent)
        {
            Portray(frame, seconds);
            Face?.Offer(frame, seconds);
            Body?.Offer(frame, seconds);
            _draft.Frames.Keep(new FrameEstimation { TimeOffset = seconds, Humans = [Estimate() with { TrackId = null }] });
        }

        _draft.Extend(seconds, frame.Time);
        _hits++;

        return IsReported ? SendIfDue(seconds) : ReportIfConfirmed(seconds);
    }

    /// <summary>It is gone; the event if its end is sent.</summary>
    public AnalyticEvent? Close() => IsReported && plan.Policy.SendsEnd ? ToEvent(EventStatus.Ended) : null;

    /// <summary>All that it holds between frames; null if no frame was added yet.</summary>
    public HumanMemory? Remember() => _draft.Segment is null
        ? null
        : new HumanMemory
        {
            Event = ToEvent(EventStatus.InProgress) with { Face = null, Body = null },
            IsReported = IsReported,
            Hits = _hits,
            DueSeconds = _dueSeconds,
            Doubts = Doubts,
            ProminenceOfOverview = _prominenceOfOverview,
            Face = Face?.Remember(),
            Body = Body?.Remember(),
        };

    /// <summary>One that goes on where another one stood.</summary>
    public static Human From(HumanMemory memory, HumanPlan plan)
    {
        var known = memory.Event;
        var human = new Human(plan)
        {
            Face = memory.Face is { } face ? HumanPart.From(face, plan.Faces) : null,
            Body = memory.Body is { } body ? HumanPart.From(body, plan.Bodies) : null,
            IsReported = memory.IsReported,
            TrackId = memory.IsReported ? known.TrackId : null,
            Doubts = memory.Doubts,
        };
        human._draft.Recall(known);
        (human._prominenceOfOverview, human._hits, human._dueSeconds) = (memory.ProminenceOfOverview, memory.Hits, memory.DueSeconds);
        return human;
    }

    private static double Size(DetectedObject? seen) =>
        seen is null ? 0 : (double)seen.Rectangle.Width * seen.Rectangle.Height * seen.Score;

    private AnalyticEvent? ReportIfConfirmed(double seconds)
    {
        if (_hits < plan.Parameters.ProbeCount)
        {
            return null;
        }

        IsReported = true;
        _draft.EventId = plan.Context.NewId();
        TrackId = plan.Context.NewId();
        _dueSeconds = plan.Policy.DueAfter(seconds);
        return plan.Policy.SendsStart ? ToEvent(EventStatus.Started) : null;
    }

    private AnalyticEvent? SendIfDue(double seconds)
    {
        if (!SourceTime.HasCome(_dueSeconds, seconds))
        {
            return null;
        }

        _dueSeconds = plan.Policy.DueAfter(seconds);
        return ToEvent(EventStatus.InProgress);
    }

    private void Portray(in FrameObservation frame, double seconds)
    {
        var prominence = Prominence;

        if (!plan.Outputs.Wants(HumanTargets.Overview) || prominence <= Improvement * _prominenceOfOverview)
        {
            return;
        }

        _prominenceOfOverview = prominence;

        if (_draft.Overview?.Image is { } replaced)
        {
            frame.Camera.Drop(replaced);
        }

        _draft.Overview = new EventOverview
        {
            TimeOffset = seconds,
            Image = frame.Camera.Take(plan.Parameters.ImageRetainPolicy, Rectangles()),
        };
    }

    private ImageRectangle[] Rectangles() => (Face?.Seen, Body?.Seen) switch
    {
        ({ } face, { } body) => [face.Rectangle, body.Rectangle],
        ({ } face, null) => [face.Rectangle],
        (null, { } body) => [body.Rectangle],
        _ => [],
    };

    private AnalyticEvent ToEvent(EventStatus status) => _draft.ToEvent(status, TrackId ?? Guid.Empty) with
    {
        Face = Face?.ToPart(),
        Body = Body?.ToPart(),
    };
}
