namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>What to open and how.</summary>
internal sealed record DemuxerRequest
{
    /// <summary>The URL that libav gets; may hold credentials.</summary>
    public required string Url { get; init; }

    /// <summary>What the source is called in messages.</summary>
    public required string Name { get; init; }

    /// <summary>Options of libav, protocol and format lists among them.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Options { get; init; }

    /// <summary>Where bytes come from instead of libav's own protocols; null leaves them to libav.</summary>
    public IByteSourceOpener? Opener { get; init; }

    /// <summary>Is told the options that libav did not know.</summary>
    public Action<IReadOnlyList<string>> ReportUnknown { get; init; } = static _ => { };
}
