namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>How a pipeline ended by itself.</summary>
/// <param name="Fault">What made it end; null if the source simply ended.</param>
internal sealed record PipelineOutcome(PipelineFault? Fault)
{
    /// <summary>The source ended.</summary>
    public static PipelineOutcome Ended { get; } = new(Fault: null);
}
