using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Silo.Storage.Sqlite;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage.Sqlite;

internal sealed class SqliteStreamSearchTests
{
    // 0: always walks; 20: sometimes; the stores' own limit, with as few streams as here: always seeks.
    [TestCase(0)]
    [TestCase(20)]
    public async Task Walking_and_seeking_find_the_same(int few)
    {
        await using var database = new SqliteTestDatabase();
        await database.StartAsync();
        var random = new Random(17);
        Guid[] accounts = [Guid.NewGuid(), Guid.NewGuid()];
        var streams = StreamModel.Streams(random, 120, accounts);
        foreach (var stream in streams)
        {
            await database.Streams.CreateAsync(stream, CancellationToken.None);
        }

        var search = new SqliteStreamSearch(database.Database, few);

        for (var i = 0; i < 200; i++)
        {
            var filter = StreamModel.Filter(random, streams, accounts);
            var query = new StreamListQuery(filter, (StreamOrder)random.Next(3), random.Next(2) == 0, Page: 1, PageSize: 10);
            var listed = await search.ListAsync(query, CancellationToken.None);
            var count = await search.CountAsync(filter, CancellationToken.None);

            Assert.That(listed.Select(stream => stream.StreamId), Is.EqualTo(StreamModel.Page(streams, query)), query.ToString());
            Assert.That(count, Is.EqualTo(streams.Count(stream => StreamModel.Matches(filter, stream))), filter.ToString());
        }
    }
}
