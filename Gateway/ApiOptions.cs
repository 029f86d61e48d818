using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Gateway;

/// <summary>Limits of the HTTP and WebSocket face.</summary>
public sealed class ApiOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Api";

    /// <summary>The largest JSON body of a request, in bytes.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Messages that wait for a slow WebSocket; of more the oldest are dropped.</summary>
    [Range(1, 10_000)]
    public int SocketQueueLength { get; set; } = 256;

    /// <summary>Live views that are open at once; a further one is refused. 0: none.</summary>
    [Range(0, 10_000)]
    public int MaxLiveViewers { get; set; } = 64;

    /// <summary>How often a WebSocket is pinged, and how long it may stay silent after that.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SocketPingInterval { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the check of the database behind <c>/healthcheck</c> may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan HealthTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
