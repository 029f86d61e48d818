using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>What a pipeline does with its frames. <see cref="Begin"/> belongs to the reader, the rest to the task behind it.</summary>
internal interface IFrameWork
{
    /// <summary>Starts the detections that a frame is wanted for.</summary>
    PendingFrame Begin(Frame frame, CancellationToken cancellationToken);

    /// <summary>Waits for the detections of the next frame and works on them.</summary>
    Task CompleteAsync(PendingFrame pending, CancellationToken cancellationToken);

    /// <summary>The source ended.</summary>
    void Finish();

    /// <summary>What is known after the last frame, for others to go on with; null if there is nothing.</summary>
    PipelineMemory? Remember() => null;

    /// <summary>Position of the last analysed frame among those of its source; null if there is none.</summary>
    long? LastIndex => null;
}
