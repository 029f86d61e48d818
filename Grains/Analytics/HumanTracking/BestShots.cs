using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>The best shots of one track, best first, and what its faces look like on the whole.</summary>
internal sealed class BestShots(ShotPlan plan)
{
    // What a shot must be better by to replace one: each costs pictures.
    private const double Improvement = 0.02;

    private readonly List<KeptShot> _kept = [];
    private readonly TrackTraits _traits = new(plan.Traits);
    private double _weight;
    private double _age;
    private double _male;

    /// <summary>Offers a shot of the frame in work.</summary>
    public void Offer(in Shot shot, in FrameObservation frame, double seconds)
    {
        if (!plan.Passes(shot, frame))
        {
            return;
        }

        Weigh(shot);
        _traits.Add(shot);

        if (!plan.WantsPictures || (_kept.Count == plan.Count && shot.Score <= _kept[^1].Score + Improvement))
        {
            return;
        }

        Insert(Take(shot, frame, seconds), frame.Camera);
    }

    /// <summary>What the track tells.</summary>
    public AggregatedPart ToPart() => new()
    {
        Samples = plan.WantsSamples ? [.. _kept.Select(shot => new HumanSample(shot.TimeOffset, shot.Sample!, shot.Score))] : null,
        Thumbnail = _kept is [var best, ..] ? best.Thumbnail : null,
        DetectionSources = plan.WantsSources
            ? [.. _kept.Select(shot => new DetectionSource(shot.Source!, shot.Rectangle, shot.TimeOffset))]
            : null,
        BasicAttributes = plan.WantsAttributes && _weight > 0 ? new BasicAttributes(_age / _weight, _male / _weight) : null,
        Attributes = [.. _traits.Estimations()],
        Descriptor = _traits.Descriptor(),
        Missing = [.. MissingNow()],
    };

    /// <summary>All that it holds, for the part of a person that is followed by a track.</summary>
    public HumanPartMemory Remember(int trackId) =>
        new(trackId, [.. _kept], _weight, _age, _male) { Traits = _traits.Sums };

    /// <summary>Holds what another one held.</summary>
    public void Recall(HumanPartMemory memory)
    {
        _kept.AddRange(memory.Shots);
        (_weight, _age, _male) = (memory.Weight, memory.Age, memory.Male);
        _traits.Recall(memory.Traits ?? []);
    }

    // Good pictures count more: small and blurred faces look young and male to the network.
    private void Weigh(in Shot shot)
    {
        if (shot.Reading is not { Age: { } age, MaleProbability: { } male })
        {
            return;
        }

        _weight += shot.Score;
        _age += age * shot.Score;
        _male += male * shot.Score;
    }

    private IEnumerable<string> MissingNow()
    {
        foreach (var member in plan.Missing)
        {
            yield return member;
        }

        foreach (var member in _traits.Unread())
        {
            yield return member;
        }

        if (plan.WantsThumbnail && _kept.Count == 0)
        {
            yield return "thumbnail";
        }

        if (plan.WantsAttributes && !(_weight > 0))
        {
            yield return "basic_attributes";
        }
    }

    private KeptShot Take(in Shot shot, in FrameObservation frame, double seconds) => new(
        seconds,
        Math.Round(shot.Score, 4),
        shot.Object.Rectangle,
        plan.WantsSamples ? frame.Camera.TakeSample(plan.Pictures, shot.Object.Rectangle, shot.Reading) : null,
        plan.WantsThumbnail ? frame.Camera.TakeThumbnail(plan.Pictures, shot.Object.Rectangle) : null,
        plan.WantsSources ? frame.Camera.Take(plan.Pictures, [shot.Object.Rectangle]) : null);

    // After those as good: of equals the first is the better.
    private void Insert(KeptShot shot, IFrameCamera camera)
    {
        var index = _kept.FindIndex(kept => kept.Score < shot.Score);
        _kept.Insert(index < 0 ? _kept.Count : index, shot);

        if (_kept.Count <= plan.Count)
        {
            return;
        }

        var worst = _kept[^1];
        _kept.RemoveAt(plan.Count);
        Drop(camera, worst.Sample);
        Drop(camera, worst.Thumbnail);
        Drop(camera, worst.Source);
    }

    private static void Drop(IFrameCamera camera, string? picture)
    {
        if (picture is not null)
        {
            camera.Drop(picture);
        }
    }
}
