namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>What a frame says about its pixels.</summary>
public sealed record FrameLook
{
    public int RotationDegrees { get; init; }

    public bool IsFullRange { get; init; }

    public bool IsBt709 { get; init; }

    public int Padding { get; init; } = 5;
}
