using Dapper;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Storage.Postgres;
using LunaVideoAgent.Silo.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LunaVideoAgent.Benchmarks.Storage;

/// <summary>
/// A database with very many streams: large and small accounts, a name that half of them have, statuses as in a full cluster. In
/// PostgreSQL three silos run what is in progress, all their slots taken.
/// </summary>
internal sealed class ManyStreams : IAsyncDisposable
{
    public const int Count = 100_000;

    private readonly Func<ValueTask> _dispose;

    private readonly NpgsqlDataSource? _source;

    private ManyStreams(IStreamStore store, Func<ValueTask> dispose, NpgsqlDataSource? source = null)
    {
        Store = store;
        _dispose = dispose;
        _source = source;
    }

    public IStreamStore Store { get; }

    private static string Document { get; } = StoredJson.Write(new StreamSettings
    {
        AccountId = Account(0),
        Data = new StreamData { Reference = "rtsp://camera/1", Type = StreamSourceType.Stream },
        Analytics =
        [
            new AnalyticSettings
            {
                Name = AnalyticNames.PeopleCount,
                Callbacks = [new CallbackSettings { Kind = CallbackKind.Http, Url = "https://receiver/events" }],
                Parameters = new PeopleCountParameters { Threshold = 3 },
            },
        ],
    });

    public static Guid Account(int number) => new($"00000000-0000-4000-8000-{number:x12}");

    public static DateTimeOffset CreateTime(int number) => DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(number);

    public static async Task<ManyStreams> InSqliteAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("luna-");
        var database = await OpenSqliteAsync(Path.Combine(folder.FullName, "luna.db"), Count, cancellationToken);

        return new ManyStreams(
            new SqliteStreamStore(database),
            () =>
            {
                database.Dispose();
                folder.Delete(recursive: true);
                return ValueTask.CompletedTask;
            });
    }

    /// <summary>Makes a database that an agent can be started on.</summary>
    public static async Task FillSqliteAsync(string path, int count, CancellationToken cancellationToken) =>
        (await OpenSqliteAsync(path, count, cancellationToken)).Dispose();

    public static async Task<ManyStreams> InPostgresAsync(string server, CancellationToken cancellationToken)
    {
        var source = NpgsqlDataSource.Create(server);
        var database = new PostgresDatabase(source, "benchmark", LeaseClock.Caller);
        await new PostgresSchema(database, NullLogger<PostgresSchema>.Instance).MigrateAsync(cancellationToken);
        var parameters = new { Count, Document, Start = CreateTime(0).UtcDateTime };

        await using (var connection = await source.OpenConnectionAsync(cancellationToken))
        {
            await connection.ExecuteAsync(Sql.FillPostgres, parameters, commandTimeout: 300);
            await connection.ExecuteAsync("vacuum analyze", commandTimeout: 300);
        }

        return new ManyStreams(new PostgresStreamStore(database), source.DisposeAsync, source);
    }

    /// <summary>Gives every silo of the PostgreSQL cluster 100 free slots and says what it can run there.</summary>
    public async Task GiveRoomAsync(string analytic, CancellationToken cancellationToken)
    {
        await using var connection = await _source!.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(Sql.GiveRoom, new { Slots = Count * 60 / 100 / 3 + 100, Analytic = analytic });
    }

    public ValueTask DisposeAsync() => _dispose();

    private static async Task<SqliteDatabase> OpenSqliteAsync(string path, int count, CancellationToken cancellationToken)
    {
        var database = SqliteDatabase.Open(path);
        await new SqliteSchema(database, NullLogger<SqliteSchema>.Instance).MigrateAsync(cancellationToken);
        var parameters = new { Count = count, Document, Start = SqliteTime.From(CreateTime(0)) };
        await database.WriteAsync(connection => connection.ExecuteAsync(Sql.FillSqlite, parameters), cancellationToken);
        return database;
    }

    private static class Sql
    {
        public const string FillSqlite = """
            with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < @Count)
            insert into streams (
              stream_id, account_id, name, reference, source, event_source_group, status, version, create_time,
              autorestart_status, autorestart_attempt_limit, autorestart_delay)
            select
              lower(printf('%s-%s-4%s-8%s-%s', hex(randomblob(4)), hex(randomblob(2)), substr(hex(randomblob(2)), 2),
                substr(hex(randomblob(2)), 2), hex(randomblob(6)))),
              printf('00000000-0000-4000-8000-%012x', case when n % 5 = 0 then 0 else n * 7919 % 1000 end),
              case when n % 2 = 0 then 'stream' else 'camera-' || (n * 31 % 5000) end,
              'rtsp://camera/' || n,
              'source-' || (n * 13 % 20),
              'group-' || (n * 17 % 50),
              case when n % 100 < 60 then 1 when n % 100 < 95 then 5 * (n % 2) else 4 end,
              1, @Start + n * 1000000, 0, 10, 60000000
            from numbers;

            insert into stream_settings (sequence, settings) select sequence, @Document from streams;
            """;

        public const string FillPostgres = """
            insert into streams (
              stream_id, account_id, name, reference, source, event_source_group, status, version, create_time,
              autorestart_status, autorestart_attempt_limit, autorestart_delay, analytics)
            select
              gen_random_uuid(),
              ('00000000-0000-4000-8000-' || lpad(to_hex(case when n % 5 = 0 then 0 else n * 7919::bigint % 1000 end), 12, '0'))::uuid,
              case when n % 2 = 0 then 'stream' else 'camera-' || (n * 31 % 5000) end,
              'rtsp://camera/' || n,
              'source-' || (n * 13 % 20),
              'group-' || (n * 17 % 50),
              case when n % 100 < 60 then 1 when n % 100 < 95 then 5 * (n % 2) else 4 end,
              1, @Start + n * interval '1 s', 0, 10, interval '60 s', '{people_count}'
            from generate_series(1, @Count) as n;

            insert into stream_settings (sequence, settings) select sequence, @Document::json from streams;

            insert into clusters (cluster_id) values ('benchmark');

            insert into cluster_members (
              cluster_id, address, port, generation, silo_name, host_name, status, gateway_port, start_time, alive_time)
            select 'benchmark', '10.0.0.' || n, 11111, 1, 'silo-' || n, 'silo-' || n, 3, 30000, @Start, @Start
            from generate_series(1, 3) as n;

            insert into silo_profiles (cluster_id, owner, slots, analytics, groups, version)
            select cluster_id, owner, @Count * 60 / 100 / 3, '{people_count}', '{}', '' from cluster_members;

            insert into leases (stream_id, owner, epoch, take_time, renew_time, until_time, released, was_lost, young_deaths)
            select
              stream_id, '10.0.0.' || (1 + row_number() over (order by sequence) % 3) || ':11111@1', 1, @Start, @Start,
              @Start + interval '15 s', false, false, 0
            from streams
            where status = 1;
            """;

        public const string GiveRoom = "update silo_profiles set slots = @Slots, analytics = array[@Analytic]";
    }
}
