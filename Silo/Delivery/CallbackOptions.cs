using System.ComponentModel.DataAnnotations;
using System.Net;

namespace LunaVideoAgent.Silo.Delivery;

/// <summary>Where callbacks may go.</summary>
public sealed class CallbackOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Callbacks";

    /// <summary>How far they may go.</summary>
    public CallbackReach Reach { get; set; }

    /// <summary>Networks that may be reached besides, such as <c>10.20.0.0/16</c>.</summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>Networks that may not be reached, whatever else is allowed.</summary>
    public IList<string> DeniedNetworks { get; } = [];

    /// <summary>How long the name of a receiver may take to resolve.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ResolveTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long connecting to a receiver may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a broker may take to confirm a message, connecting included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan BrokerTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Brokers of one kind, or clusters of them, that a silo is connected to at once.</summary>
    [Range(1, 1_000)]
    public int MaxBrokers { get; set; } = 64;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from network in AllowedNetworks.Concat(DeniedNetworks)
        where !IPNetwork.TryParse(network, out _)
        select new ValidationResult($"{SectionName}: {network} is not a network such as 10.20.0.0/16.");
}
