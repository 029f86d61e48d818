using System.Text;
using System.Text.Json.Nodes;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

/// <summary>What a notification policy is told of the moves of a stream.</summary>
internal abstract class NoticeContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private TDatabase _database = default!;

    [SetUp]
    public async Task StartAsync()
    {
        _database = new TDatabase();
        await _database.StartAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task Each_status_on_the_way_is_told_with_the_reason_that_a_camera_was_lost()
    {
        var stream = await CreateAsync(minDuration: null);

        await MoveAsync(stream, StreamStatus.Pending, 0, StreamStatus.InProgress);
        await _database.Streams.MoveAsync(
            Sample.Move(stream.StreamId, StreamStatus.InProgress, StreamStatus.Failure) with { Error = "connection lost" },
            CancellationToken.None);

        var bodies = await ReadAsync(seconds: 2);
        Assert.That(bodies.Select(body => (int)body["status"]!), Is.EqualTo([1, 4]));
        Assert.That((string?)bodies[1]["error"], Is.EqualTo("connection lost"));
        Assert.That((Guid)bodies[1]["stream_id"]!, Is.EqualTo(stream.StreamId));
    }

    [Test]
    public async Task A_move_that_does_not_happen_is_not_told()
    {
        var stream = await CreateAsync(minDuration: null);

        await MoveAsync(stream, StreamStatus.Stop, 0, StreamStatus.Pending);

        Assert.That(await _database.ListAsync(), Is.Empty);
    }

    [Test]
    public async Task A_status_that_does_not_last_is_not_told()
    {
        var stream = await CreateAsync(TimeSpan.FromSeconds(10));

        await MoveAsync(stream, StreamStatus.Pending, 0, StreamStatus.InProgress);
        await MoveAsync(stream, StreamStatus.InProgress, 3, StreamStatus.Failure);
        await MoveAsync(stream, StreamStatus.Failure, 5, StreamStatus.Restart, StreamStatus.Pending);

        var early = await _database.ClaimAsync(seconds: 9);
        var bodies = await ReadAsync(seconds: 16);
        Assert.That(early, Is.Empty);
        Assert.That(bodies.Select(body => (int)body["status"]!), Is.EqualTo([0]));
    }

    private Task<StreamSnapshot> CreateAsync(TimeSpan? minDuration) => _database.CreateAsync(
        Sample.Settings() with { NotificationPolicy = new NotificationPolicy([SampleMessage.Status]) { MinDuration = minDuration } });

    private Task<bool> MoveAsync(StreamSnapshot stream, StreamStatus from, double seconds, params StreamStatus[] path) =>
        _database.Streams.MoveAsync(
            Sample.Move(stream.StreamId, from, path) with { Time = Sample.Time.AddSeconds(seconds) }, CancellationToken.None);

    private async Task<IReadOnlyList<JsonNode>> ReadAsync(double seconds)
    {
        var claim = (await _database.ClaimAsync(seconds)).Single();
        var messages = await _database.ReadAsync(claim, seconds);
        return [.. messages.Select(message => JsonNode.Parse(Encoding.UTF8.GetString(message.Body))!)];
    }
}
