namespace LunaVideoAgent.Inference.Media;

/// <summary>How a source behaves.</summary>
public enum SourceKind
{
    /// <summary>Live: an end of the stream is a lost connection, time passes whether frames come or not.</summary>
    Live,

    /// <summary>A file or a download: every frame counts, an end is the end.</summary>
    File,
}
