using System.ComponentModel.DataAnnotations;
using System.Net;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>A silo as one of many: the database they share, and where others reach this one.</summary>
public sealed class ClusterOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Cluster";

    /// <summary>The PostgreSQL database that silos and gateways share; without one the silo is a whole agent by itself.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>How long a starting silo, or <c>migrate</c>, asks again for a database that cannot be reached.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan DatabaseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Silos and gateways of one installation share it.</summary>
    [Required(AllowEmptyStrings = false)]
    public string ClusterId { get; set; } = "luna";

    /// <summary>The same for all versions of an installation.</summary>
    [Required(AllowEmptyStrings = false)]
    public string ServiceId { get; set; } = "luna-video-agent";

    /// <summary>
    /// The IP address at which other silos and gateways reach this one; a loopback address keeps it on this machine, <c>auto</c> takes the
    /// machine's own.
    /// </summary>
    [Required(AllowEmptyStrings = false)]
    public string AdvertisedAddress { get; set; } = "127.0.0.1";

    /// <summary>The port for other silos.</summary>
    [Range(1, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <summary>The port for gateways.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>
    /// How long a silo may leave probes of the others unanswered before it counts as dead; one that is frozen, not gone, may take twice as
    /// long. Longer spares silos on bad networks, and their streams stand still for longer when they die.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:05:00")]
    public TimeSpan DeathTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The port of <c>/health/live</c> and <c>/health/ready</c>.</summary>
    [Range(1, 65535)]
    public int HealthPort { get; set; } = 9090;

    /// <summary>The advertised address; null where the setting gives none.</summary>
    internal IPAddress? Advertised =>
        AdvertisedAddress == OwnAddress.Keyword ? OwnAddress.Find() : IPAddress.TryParse(AdvertisedAddress, out var given) ? given : null;

    /// <summary>The advertised address; loopback listens on loopback only, any other on all addresses.</summary>
    internal (IPAddress Advertised, IPAddress Listening) Addresses
    {
        get
        {
            var advertised = Advertised ?? throw new FormatException($"'{AdvertisedAddress}' is no IP address.");
            return (advertised, IPAddress.IsLoopback(advertised) ? advertised : IPAddress.Any);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Advertised is null)
        {
            yield return new ValidationResult(
                $"{SectionName}:{nameof(AdvertisedAddress)} must be an IP address or {OwnAddress.Keyword}, not '{AdvertisedAddress}'.",
                [nameof(AdvertisedAddress)]);
        }

        if (new HashSet<int> { SiloPort, GatewayPort, HealthPort }.Count < 3)
        {
            yield return new ValidationResult(
                $"{SectionName}:{nameof(SiloPort)}, {nameof(GatewayPort)} and {nameof(HealthPort)} must be three ports.",
                [nameof(SiloPort), nameof(GatewayPort), nameof(HealthPort)]);
        }
    }
}
