using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Objects;

/// <summary>One object, from the first frame that shows it until it is given up; several tracks may follow it in turn.</summary>
[GenerateSerializer, Alias("luna.FollowedObject")]
internal sealed class FollowedObject
{
    // Of the newest step: some three steps decide.
    private const double Freshness = 0.5;

    [NonSerialized]
    private DetectedObject? _seen;

    /// <summary>Its number, unlike any other's.</summary>
    [Id(0)] public required int Key { get; init; }

    /// <summary>Its class.</summary>
    [Id(1)] public required string Label { get; init; }

    /// <summary>The newest track.</summary>
    [Id(2)] public int TrackId { get; private set; }

    /// <summary>What events call it; null until one does.</summary>
    [Id(3)] public Guid? ReportedId { get; private set; }

    /// <summary>Frames that showed it.</summary>
    [Id(4)] public int Hits { get; private set; }

    /// <summary>When it was last seen.</summary>
    [Id(5)] public double LastSeconds { get; private set; }

    /// <summary>When it was seen before that.</summary>
    [Id(6)] public double PreviousSeconds { get; private set; }

    /// <summary>Where it was last seen.</summary>
    [Id(7)] public ImagePoint Point { get; private set; }

    /// <summary>Where it was seen before that; the same place if it was seen once only.</summary>
    [Id(8)] public ImagePoint PreviousPoint { get; private set; }

    /// <summary>Pixels a second.</summary>
    [Id(9)] public ImagePoint Velocity { get; private set; }

    /// <summary>Height of its box when it was last seen.</summary>
    [Id(10)] public int Height { get; private set; }

    /// <summary>What the frame in work shows; null if it does not.</summary>
    public DetectedObject? Seen => _seen;

    /// <summary>A new frame begins.</summary>
    public void Forget() => _seen = null;

    /// <summary>The frame in work shows it.</summary>
    public void See(DetectedObject found, int trackId, in ImagePoint point, double seconds)
    {
        (PreviousPoint, PreviousSeconds) = Hits == 0 ? (point, seconds) : (Point, LastSeconds);
        Velocity = Hits == 0 ? default : Blend(point, seconds - LastSeconds);
        (Point, LastSeconds, Height) = (point, seconds, found.Rectangle.Height);
        (TrackId, _seen) = (trackId, found);
        Hits++;
    }

    /// <summary>Where it is to be expected at a moment.</summary>
    public ImagePoint Expect(double seconds)
    {
        var age = seconds - LastSeconds;
        return new ImagePoint(Point.X + (age * Velocity.X), Point.Y + (age * Velocity.Y));
    }

    /// <summary>What events call it.</summary>
    public Guid Report(RuleContext context) => ReportedId ??= context.NewId();

    private ImagePoint Blend(in ImagePoint point, double step)
    {
        if (step <= 0)
        {
            return Velocity;
        }

        var share = Hits == 1 ? 1 : Freshness;
        return new ImagePoint(
            Velocity.X + (share * (((point.X - Point.X) / step) - Velocity.X)),
            Velocity.Y + (share * (((point.Y - Point.Y) / step) - Velocity.Y)));
    }
}
