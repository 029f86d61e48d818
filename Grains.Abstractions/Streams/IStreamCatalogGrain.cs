using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>All streams: what was asked for and where each stands. Any number of copies; the database is the truth. The key is 0.</summary>
[Alias("luna.IStreamCatalogGrain")]
public interface IStreamCatalogGrain : IGrainWithIntegerKey
{
    /// <summary>Stores a new stream as pending and wakes its grain.</summary>
    /// <exception cref="Errors.AgentException">44014: nobody here runs one of its analytics.</exception>
    [Alias("Create")]
    Task CreateAsync(Guid streamId, StreamSettings settings, CancellationToken cancellationToken);

    /// <summary>Replaces the settings, version + 1, and starts it anew as pending.</summary>
    /// <exception cref="Errors.AgentException">44001: no such stream of that account; 44014.</exception>
    [Alias("Replace")]
    Task ReplaceAsync(Guid streamId, StreamSettings settings, CancellationToken cancellationToken);

    /// <summary>One stream.</summary>
    /// <exception cref="Errors.AgentException">44001: no such stream of that account.</exception>
    [Alias("Get"), ReadOnly, ResponseTimeout("00:00:05")]
    Task<StreamSnapshot> GetAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken);

    /// <summary>One page of streams; empty behind the end.</summary>
    [Alias("List"), ReadOnly, ResponseTimeout("00:00:05")]
    Task<IReadOnlyList<StreamSnapshot>> ListAsync(StreamListQuery query, CancellationToken cancellationToken);

    /// <summary>How many streams a filter selects.</summary>
    [Alias("Count"), ReadOnly, ResponseTimeout("00:00:05")]
    Task<int> CountAsync(StreamFilter filter, CancellationToken cancellationToken);

    /// <summary>Stops it; false if it was in no state to be stopped.</summary>
    /// <exception cref="Errors.AgentException">44001: no such stream.</exception>
    [Alias("Stop")]
    Task<bool> StopAsync(Guid streamId, CancellationToken cancellationToken);

    /// <summary>Lets a stopped stream run again; false if it was not stopped.</summary>
    /// <exception cref="Errors.AgentException">44001: no such stream.</exception>
    [Alias("Resume")]
    Task<bool> ResumeAsync(Guid streamId, CancellationToken cancellationToken);

    /// <summary>Removes it with its log.</summary>
    /// <exception cref="Errors.AgentException">44001: no such stream of that account.</exception>
    [Alias("Delete")]
    Task DeleteAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken);

    /// <summary>One page of log records, newest first.</summary>
    [Alias("ListLogs"), ReadOnly, ResponseTimeout("00:00:05")]
    Task<IReadOnlyList<StreamLog>> ListLogsAsync(StreamLogQuery query, CancellationToken cancellationToken);

    /// <summary>Deletes records older than the bound but the newest of each stream; says how many.</summary>
    [Alias("DeleteLogs")]
    Task<int> DeleteLogsAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
