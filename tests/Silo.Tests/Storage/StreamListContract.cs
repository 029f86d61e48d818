using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class StreamListContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private const int Queries = 300;

    private readonly Guid[] _accounts = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];

    private TDatabase _database = default!;
    private IReadOnlyList<StreamSnapshot> _streams = [];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _database = new TDatabase();
        await _database.StartAsync();
        _streams = StreamModel.Streams(new Random(7), 150, _accounts);

        foreach (var stream in _streams)
        {
            await _database.Streams.CreateAsync(stream, CancellationToken.None);
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task Any_filter_order_and_page_lists_what_the_model_lists()
    {
        var random = new Random(11);

        for (var i = 0; i < Queries; i++)
        {
            var filter = StreamModel.Filter(random, _streams, _accounts);
            var order = (StreamOrder)random.Next(3);
            var query = new StreamListQuery(filter, order, random.Next(2) == 0, Page: random.Next(1, 4), PageSize: random.Next(1, 20));

            var listed = await _database.Streams.ListAsync(query, CancellationToken.None);

            Assert.That(listed.Select(stream => stream.StreamId), Is.EqualTo(StreamModel.Page(_streams, query)), query.ToString());
        }
    }

    [Test]
    public async Task Any_filter_counts_what_the_model_counts()
    {
        var random = new Random(13);

        for (var i = 0; i < Queries; i++)
        {
            var filter = StreamModel.Filter(random, _streams, _accounts);

            var count = await _database.Streams.CountAsync(filter, CancellationToken.None);

            Assert.That(count, Is.EqualTo(_streams.Count(stream => StreamModel.Matches(filter, stream))), filter.ToString());
        }
    }

    [TestCase(StreamOrder.CreateTime, true)]
    [TestCase(StreamOrder.CreateTime, false)]
    [TestCase(StreamOrder.Name, true)]
    [TestCase(StreamOrder.Name, false)]
    [TestCase(StreamOrder.StreamId, true)]
    [TestCase(StreamOrder.StreamId, false)]
    public async Task Without_a_filter_the_pages_together_are_all_streams(StreamOrder order, bool descending)
    {
        var pages = new List<StreamSnapshot>();

        for (var page = 1; page <= 4; page++)
        {
            var query = new StreamListQuery(new StreamFilter(), order, descending, page, PageSize: 40);
            pages.AddRange(await _database.Streams.ListAsync(query, CancellationToken.None));
        }

        var all = new StreamListQuery(new StreamFilter(), order, descending, Page: 1, PageSize: 1000);
        Assert.That(pages.Select(stream => stream.StreamId), Is.EqualTo(StreamModel.Page(_streams, all)));
    }

    [Test]
    public async Task A_page_behind_the_end_is_empty()
    {
        var query = new StreamListQuery(new StreamFilter(), StreamOrder.CreateTime, Descending: true, int.MaxValue, PageSize: 1000);

        var listed = await _database.Streams.ListAsync(query, CancellationToken.None);

        Assert.That(listed, Is.Empty);
    }
}
