namespace LunaVideoAgent.Inference.Media;

/// <summary>Makes sources.</summary>
public interface IFrameSourceFactory
{
    /// <summary>A source that is not open yet; the caller disposes it.</summary>
    IFrameSource Create(FrameSourceOptions options);
}
