namespace LunaVideoAgent.Grains.VideoSdk;

/// <summary>How far the analysis of a video is; written by its threads, read by anybody.</summary>
internal sealed class VideoProgress
{
    // All done is only what is written: before that there is something left to do.
    private const double Most = 0.99;

    private long _done;
    private long _expected;

    /// <summary>Frames done over frames expected, 0 to 0.99.</summary>
    public double Share
    {
        get
        {
            var expected = Volatile.Read(ref _expected);
            return expected <= 0 ? 0 : Math.Min(Most, (double)Volatile.Read(ref _done) / expected);
        }
    }

    /// <summary>Frames expected in all.</summary>
    public void Expect(long frames) => Volatile.Write(ref _expected, frames);

    /// <summary>Frames done in all.</summary>
    public void Reach(long frames) => Volatile.Write(ref _done, frames);
}
