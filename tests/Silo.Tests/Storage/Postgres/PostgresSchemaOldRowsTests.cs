using Dapper;
using DbUp;
using DbUp.Postgresql;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Storage.Postgres;
using LunaVideoAgent.Silo.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

/// <summary>Migrations that fill new columns of rows which an earlier version has written.</summary>
internal sealed class PostgresSchemaOldRowsTests
{
    private const string InsertStream = """
        with inserted as (
          insert into streams (
            stream_id, account_id, name, reference, status, version, create_time,
            autorestart_status, autorestart_attempt_limit, autorestart_delay)
          values (@Id, @Id, 'entrance', 'rtsp://camera/1', 0, 1, now(), 0, 0, interval '0')
          returning sequence)
        insert into stream_settings (sequence, settings)
        select sequence, @Document::json from inserted
        """;

    private const string InsertTask = """
        with inserted as (
          insert into video_tasks (task_id, status, progress, create_time)
          values (@Id, @Status, 0, now())
          returning sequence)
        insert into video_task_settings (sequence, settings)
        select sequence, @Document::json from inserted
        """;

    private static readonly AnalyticSettings[] Several =
    [
        Detection("smoke"), Detection("fire"), Detection("fire"), Detection(model: null), .. Sample.Settings().Analytics,
    ];

    private PostgresTestDatabase _database = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _database = new PostgresTestDatabase();
        await _database.CreateEmptyAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task Streams_ask_for_the_analytics_and_models_of_their_settings()
    {
        MigrateUntil("0006_");
        var several = await InsertAsync(InsertStream, StoredJson.Write(Sample.Settings() with { Analytics = Several }));
        var counting = await InsertAsync(InsertStream, StoredJson.Write(Sample.Settings()));

        await MigrateAsync();

        var (analytics, models) = await DemandAsync("select analytics, models from streams where stream_id = @id", several);
        Assert.That(analytics, Is.EquivalentTo([AnalyticNames.ObjectDetection, AnalyticNames.PeopleCount]));
        Assert.That(models, Is.EquivalentTo(["fire", "smoke"]));
        (analytics, models) = await DemandAsync("select analytics, models from streams where stream_id = @id", counting);
        Assert.That(analytics, Is.EqualTo([AnalyticNames.PeopleCount]));
        Assert.That(models, Is.Empty);
    }

    [TestCase(VideoTaskStatus.Pending, new[] { AnalyticNames.ObjectDetection, AnalyticNames.PeopleCount }, new[] { "fire", "smoke" })]
    [TestCase(VideoTaskStatus.Done, new string[0], new string[0])]
    public async Task Tasks_that_have_not_ended_ask_for_the_analytics_and_models_of_their_settings(
        VideoTaskStatus status, string[] expectedAnalytics, string[] expectedModels)
    {
        MigrateUntil("0014_");
        var document = StoredJson.WriteDocument(SampleTask.Settings with { Analytics = Several });
        var task = await InsertAsync(InsertTask, document, status);

        await MigrateAsync();

        var (analytics, models) = await DemandAsync("select analytics, models from video_tasks where task_id = @id", task);
        Assert.That(analytics, Is.EquivalentTo(expectedAnalytics));
        Assert.That(models, Is.EquivalentTo(expectedModels));
    }

    private static AnalyticSettings Detection(string? model) =>
        new() { Name = AnalyticNames.ObjectDetection, Parameters = new ObjectDetectionParameters { Model = model } };

    // The schema as it was before a migration.
    private void MigrateUntil(string name)
    {
        var builder = DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(_database.Source))
            .JournalToPostgresqlTable(schema: null, SchemaMigrator.Journal);
        var earlier = EmbeddedMigrations.Of("Postgres").TakeWhile(migration => string.CompareOrdinal(migration.Name, name) < 0);
        SchemaMigrator.Apply(builder, [.. earlier], NullLogger.Instance);
    }

    private async Task MigrateAsync() =>
        await new PostgresSchema(_database.Database, NullLogger<PostgresSchema>.Instance).MigrateAsync(CancellationToken.None);

    private async Task<Guid> InsertAsync(string statement, string document, VideoTaskStatus status = VideoTaskStatus.Pending)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await _database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(statement, new { Id = id, Document = document, Status = (int)status });
        return id;
    }

    private async Task<(string[] Analytics, string[] Models)> DemandAsync(string query, Guid id)
    {
        await using var connection = await _database.Source.OpenConnectionAsync();
        return await connection.QuerySingleAsync<(string[], string[])>(query, new { id });
    }
}
