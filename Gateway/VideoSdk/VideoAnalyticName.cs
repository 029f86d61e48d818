namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>The member of an analytic that says by which schema the others are read.</summary>
internal sealed class VideoAnalyticName
{
    public string Name { get; set; } = null!;
}
