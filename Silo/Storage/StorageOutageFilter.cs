using System.Data.Common;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>
/// Tells callers of grains apart what the database's absence and what a mistake of ours is: the former leaves a silo as
/// <see cref="StorageUnavailableException"/>, which clients of the API see as 503 and may try again.
/// </summary>
internal sealed class StorageOutageFilter : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (DbException fault) when (IsOutage(fault))
        {
            throw new StorageUnavailableException(fault.Message);
        }
    }

    /// <summary>Whether the database or the way to it is to blame, and not the statement.</summary>
    public static bool IsOutage(DbException fault) => fault switch
    {
        PostgresException refused => IsOutage(refused.SqlState),
        NpgsqlException => true,
        SqliteException refused => refused.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_IOERR
            or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY,
        _ => false,
    };

    // By class: connection; authorisation; no such database; resources; operator, such as a shutdown; system. And a standby's refusal.
    private static bool IsOutage(string state) =>
        state is PostgresErrorCodes.ReadOnlySqlTransaction
        || state[..2] is "08" or "28" or "3D" or "53" or "57" or "58";
}
