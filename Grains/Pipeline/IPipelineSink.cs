using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>Receives what a pipeline makes, from its threads. Must not block.</summary>
internal interface IPipelineSink
{
    /// <summary>The source is open; again after each reconnect.</summary>
    void Opened(VideoInfo info);

    /// <summary>One analytic is done with one frame.</summary>
    void Analysed(AnalysedFrame frame);

    /// <summary>All analytics are done with a frame; it is the pipeline's, and only read or shared during the call.</summary>
    void Completed(Frame frame)
    {
    }

    /// <summary>The source was lost and is opened again.</summary>
    void Reconnecting(ReconnectAttempt attempt);
}
