using Microsoft.Data.Sqlite;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>
/// One SQLite file, used by one process: a lock file beside it keeps others out. Readers see the last commit (WAL), writers wait for
/// each other here and not in SQLite, which would poll.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly FileStream _lock;
    private readonly SemaphoreSlim _writer = new(1, 1);

    private SqliteDatabase(string connectionString, FileStream lockFile)
    {
        ConnectionString = connectionString;
        _lock = lockFile;
    }

    /// <summary>How to open it.</summary>
    public string ConnectionString { get; }

    /// <summary>This opening of the file; leases of another one are a dead process's.</summary>
    public string Run { get; } = Guid.CreateVersion7().ToString("D");

    /// <summary>Opens or makes the file and keeps other processes out of it until disposed.</summary>
    /// <exception cref="SchemaException">Another process has it open.</exception>
    public static SqliteDatabase Open(string path)
    {
        var file = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);

        var lockFile = TakeLock(file);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 };
        return new SqliteDatabase(connectionString.ToString(), lockFile);
    }

    /// <summary>A connection to read with.</summary>
    public async Task<SqliteConnection> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionString);

        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets several reads see one state; takes no lock.</summary>
    public static SqliteTransaction BeginSnapshot(SqliteConnection connection) => connection.BeginTransaction(deferred: true);

    /// <summary>Does work in a write transaction, one at a time in this process; commits unless it throws.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);

        try
        {
            await using var connection = await OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

            var result = await work(connection);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _writer.Dispose();
        _lock.Dispose();
    }

    private static FileStream TakeLock(string file)
    {
        try
        {
            return new FileStream($"{file}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new SchemaException(
                $"The database {file} is in use by another process; an SQLite file serves one. Several processes need PostgreSQL.",
                exception);
        }
    }
}
