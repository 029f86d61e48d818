using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Keeps what a pipeline says.</summary>
internal sealed class RecordingSink : IPipelineSink
{
    private readonly Lock _lock = new();

    public List<AnalysedFrame> Frames { get; } = [];

    public List<ReconnectAttempt> Reconnects { get; } = [];

    public int Openings { get; private set; }

    public void Opened(VideoInfo info)
    {
        lock (_lock)
        {
            Openings++;
        }
    }

    public void Analysed(AnalysedFrame frame)
    {
        lock (_lock)
        {
            Frames.Add(frame);
        }
    }

    public void Reconnecting(ReconnectAttempt attempt)
    {
        lock (_lock)
        {
            Reconnects.Add(attempt);
        }
    }
}
