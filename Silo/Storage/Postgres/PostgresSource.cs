using Microsoft.Extensions.Options;
using Npgsql;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>The pool of a process: one for stores, membership and directory.</summary>
internal static class PostgresSource
{
    private const string Bounds = "Maximum Pool Size=20;Timeout=5;Keepalive=5;";

    /// <summary>Makes it; what the connection string does not say is bounded: 20 connections, 5 s to connect, idle ones probed.</summary>
    /// <exception cref="OptionsValidationException">The connection string is none. The message does not repeat it.</exception>
    public static NpgsqlDataSource Create(string connectionString)
    {
        try
        {
            // Of a key that is named twice the later one counts.
            return NpgsqlDataSource.Create($"{Bounds}{connectionString}");
        }
        catch (ArgumentException)
        {
            throw new OptionsValidationException(
                "Cluster", typeof(NpgsqlDataSource), ["Cluster:ConnectionString is not a connection string of PostgreSQL."]);
        }
    }
}
