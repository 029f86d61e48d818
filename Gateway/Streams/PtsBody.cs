namespace LunaVideoAgent.Gateway.Streams;

/// <summary>What is added to frame times.</summary>
internal sealed class PtsBody
{
    public double StartTime { get; set; }
}
