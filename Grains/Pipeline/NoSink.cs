using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>For pipelines whose results nobody wants one by one.</summary>
internal sealed class NoSink : IPipelineSink
{
    /// <inheritdoc/>
    public void Opened(VideoInfo info)
    {
        // Whoever runs it knows it.
    }

    /// <inheritdoc/>
    public void Analysed(AnalysedFrame frame)
    {
        // What it finds is asked for at the end, or not at all.
    }

    /// <inheritdoc/>
    public void Reconnecting(ReconnectAttempt attempt)
    {
        // A file is read once.
    }
}
