using System.Net;

namespace LunaVideoAgent.Inference.Media;

/// <summary>What a source may be.</summary>
public sealed record SourcePolicy
{
    /// <summary>Private and public networks, no link-local and metadata addresses; no local files.</summary>
    public static SourcePolicy Default { get; } = new();

    /// <summary>The folder that files must be below, links resolved; null allows no files.</summary>
    public string? MediaFolder { get; init; }

    /// <summary>The folder of uploaded videos; null allows none.</summary>
    public string? UploadFolder { get; init; }

    /// <summary>If not empty, the only networks that may be reached.</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>Networks that may not be reached, whatever else is allowed.</summary>
    public IReadOnlyList<IPNetwork> DeniedNetworks { get; init; } =
    [
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("fd00:ec2::254/128"),
    ];

    /// <summary>Largest picture that is decoded, in pixels.</summary>
    public long MaxPixels { get; init; } = 8192L * 4320L;
}
