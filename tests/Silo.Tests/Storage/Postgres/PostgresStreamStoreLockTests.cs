using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

internal sealed class PostgresStreamStoreLockTests
{
    // Taking, renewing, moving, logging, replacing and deleting the same streams at once: a circle of waiting would be an exception.
    [Test]
    public async Task Writers_of_all_kinds_never_wait_in_a_circle()
    {
        await using var database = new PostgresTestDatabase();
        await database.StartAsync();
        var streams = new List<StreamSnapshot>();

        for (var i = 0; i < 40; i++)
        {
            streams.Add(await database.CreateAsync());
        }

        var writers = Enumerable.Range(0, 12).Select(seed => Task.Run(() => WriteAsync(database, streams, seed)));

        await Assert.ThatAsync(() => Task.WhenAll(writers), Throws.Nothing);
    }

    private static async Task WriteAsync(PostgresTestDatabase database, List<StreamSnapshot> streams, int seed)
    {
        var random = new Random(seed);
        var owner = await database.JoinAsync();

        for (var i = 0; i < 150; i++)
        {
            var stream = streams[random.Next(streams.Count)];
            var lease = await database.TakeAsync(stream.StreamId, owner, Sample.Time.AddHours(random.Next(3)));

            if (lease is not null)
            {
                await database.Leases.RenewAsync(owner, [lease], Sample.Time, Sample.TimeToLive, CancellationToken.None);
                var move = Sample.Move(stream.StreamId, StreamStatus.Pending, StreamStatus.InProgress, StreamStatus.Pending);
                await database.Streams.MoveAsync(move with { Lease = lease }, CancellationToken.None);
                await database.Logs.AppendAsync(Record(stream.StreamId), lease, CancellationToken.None);
            }

            await database.Streams.ReplaceAsync(
                stream.StreamId, random.Next(1, 4), stream.Settings, Sample.Time, CancellationToken.None);

            if (random.Next(20) == 0)
            {
                await database.Streams.DeleteAsync(stream.StreamId, accountId: null, CancellationToken.None);
            }
        }
    }

    private static StreamLog Record(Guid streamId) =>
        new() { StreamId = streamId, Status = StreamStatus.Pending, LogTime = Sample.Time, Error = "x" };
}
