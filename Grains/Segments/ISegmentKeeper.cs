namespace LunaVideoAgent.Grains.Segments;

/// <summary>Keeps what was found in segments, so that whoever goes on after a death need not do them again.</summary>
internal interface ISegmentKeeper
{
    /// <summary>Documents kept so far, by index of the segment.</summary>
    Task<IReadOnlyDictionary<int, byte[]>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps one document.</summary>
    Task SaveAsync(int index, byte[] document, CancellationToken cancellationToken);
}
