using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>How events and notices reach callbacks.</summary>
public sealed class DeliveryOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Delivery";

    /// <summary>Targets that one silo sends to at once.</summary>
    [Range(1, 10_000)]
    public int MaxTargets { get; set; } = 512;

    /// <summary>Of these, targets at one address.</summary>
    [Range(1, 1_000)]
    public int MaxTargetsPerEndpoint { get; set; } = 32;

    /// <summary>Messages that may wait for one target; further ones are passed over and counted.</summary>
    [Range(1, 10_000_000)]
    public int MaxPending { get; set; } = 100_000;

    /// <summary>How often a silo looks for messages that others stored, or that are due again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a target belongs to a silo without a sign of life; what the death of a silo costs.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan ClaimTimeToLive { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Attempts after which a message no longer keeps the ones behind it waiting.</summary>
    [Range(1, 100)]
    public int OrderedAttempts { get; set; } = 4;

    /// <summary>How long a message is tried; then it is given up.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "60.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long a message that was given up can be replayed, from its making.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "400.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long events of <c>luna-event</c> callbacks are kept.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "4000.00:00:00")]
    public TimeSpan KeepEventsFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Where receivers reach the API: put before the paths of pictures. Empty: they stay paths.</summary>
    public string PublicUrl { get; set; } = "";
}
