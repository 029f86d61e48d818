using LunaVideoAgent.Grains.Live;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>What others read of a running stream: its results, and its pictures while somebody watches.</summary>
internal sealed record StreamFeeds(EventLog Events, LiveView Live)
{
    /// <summary>Nothing more comes; those who wait are told.</summary>
    public void Close()
    {
        Events.Close();
        Live.Close();
    }
}
