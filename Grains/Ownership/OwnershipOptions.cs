using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>How silos share streams and tasks.</summary>
public sealed class OwnershipOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Ownership";

    /// <summary>How long a lease holds without renewal: what a database outage may last before streams stop.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:05:00")]
    public TimeSpan LeaseTimeToLive { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often leases are renewed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan RenewalInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a silo looks for streams and tasks that should run and do not.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ReconcileInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the fullest silo of a cluster may move a stream to an emptier one.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan BalanceInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a silo that is to stop waits for another one to come before it moves its streams: where a supervisor starts one in its
    /// stead, the streams may go there, and the start takes nothing from the moves.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan DrainDelay { get; set; }

    /// <summary>Streams that one silo runs at once (<c>max_direct_streams</c>).</summary>
    [Range(0, 10_000)]
    public int Slots { get; set; } = 32;

    /// <summary>Groups that this silo is reserved for: it runs only streams of one of them; none: it runs all.</summary>
    public IList<string> Groups { get; } = [];
}
