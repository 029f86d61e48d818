namespace LunaVideoAgent.Inference.Media;

/// <summary>Counters that one thread raises and any thread reads.</summary>
internal sealed class SourceCounters
{
    private long _frames;
    private long _decoded;
    private long _corrupt;
    private long _errors;
    private long _late;

    /// <summary>The counters as they are now.</summary>
    public FrameSourceStatistics Snapshot => new(
        Volatile.Read(ref _frames),
        Volatile.Read(ref _decoded),
        Volatile.Read(ref _corrupt),
        Volatile.Read(ref _errors),
        Volatile.Read(ref _late));

    public void CountFrame() => Volatile.Write(ref _frames, _frames + 1);

    public void CountDecoded(bool isCorrupt)
    {
        Volatile.Write(ref _decoded, _decoded + 1);

        if (isCorrupt)
        {
            Volatile.Write(ref _corrupt, _corrupt + 1);
        }
    }

    public void CountLate() => Volatile.Write(ref _late, _late + 1);

    public void CountError() => Volatile.Write(ref _errors, _errors + 1);
}
