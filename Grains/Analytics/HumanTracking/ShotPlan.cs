using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>Which shots of faces, or of bodies, are kept and what is made of them.</summary>
internal sealed class ShotPlan(SampleSettings samples, ImageRetainPolicy pictures)
{
    private readonly ShotFilter _filter = new(samples.Filter);

    /// <summary>Cut out and aligned pictures.</summary>
    public required bool WantsSamples { get; init; }

    /// <summary>A small picture of the best one.</summary>
    public required bool WantsThumbnail { get; init; }

    /// <summary>Whole frames.</summary>
    public required bool WantsSources { get; init; }

    /// <summary>Age and gender.</summary>
    public required bool WantsAttributes { get; init; }

    /// <summary>Members that nobody here can tell, by the contract's names.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What networks of the model folders tell of the track.</summary>
    public IReadOnlyList<FaceMember> Traits { get; init; } = [];

    /// <summary>How many are kept.</summary>
    public int Count => samples.Count;

    /// <summary>Whether any pictures are taken.</summary>
    public bool WantsPictures => WantsSamples || WantsThumbnail || WantsSources;

    /// <summary>Whether anything is told of the track.</summary>
    public bool WantsAny => WantsPictures || WantsAttributes || Missing.Count > 0 || Traits.Count > 0;

    /// <summary>Whether turn and quality of faces decide.</summary>
    public bool NeedsReadings =>
        WantsPictures || WantsAttributes || Traits.Count > 0 || samples.Filter.HeadPose is not null || samples.Filter.Score > 0;

    /// <summary>How pictures are made.</summary>
    public ImageRetainPolicy Pictures => pictures;

    /// <summary>Whether a shot may be kept.</summary>
    public bool Passes(in Shot shot, in FrameObservation frame) => _filter.Passes(shot, frame.Width, frame.Height);
}
