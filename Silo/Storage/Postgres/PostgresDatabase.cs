using Npgsql;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>The PostgreSQL database that all silos of a cluster share.</summary>
/// <param name="source">One pool for everything in this process.</param>
/// <param name="clusterId">Under which name the silos of this cluster stand in the membership table.</param>
/// <param name="clock">Which clock leases go by.</param>
internal sealed class PostgresDatabase(NpgsqlDataSource source, string clusterId, LeaseClock clock)
{
    /// <summary>The pool.</summary>
    public NpgsqlDataSource Source => source;

    /// <summary>The cluster's name in the membership table.</summary>
    public string ClusterId => clusterId;

    /// <summary>A connection of the pool.</summary>
    public ValueTask<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellationToken) =>
        source.OpenConnectionAsync(cancellationToken);

    /// <summary>The time that a statement on leases is to take for now; null lets the server take its own.</summary>
    public DateTime? LeaseTime(DateTimeOffset time) => clock == LeaseClock.Caller ? time.UtcDateTime : null;

    /// <summary>Does work in a transaction; commits unless it throws.</summary>
    public async Task<T> WriteAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        var result = await work(connection);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
