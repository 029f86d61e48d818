using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class BrokerDirectoryContract<TDatabase>
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
    public async Task Brokers_of_streams_that_run_or_are_to_run_are_listed_and_no_others()
    {
        var off = SampleBroker.ToKafka("off", "off:1") with { Enabled = false };
        await AddAsync(StreamStatus.Pending, SampleBroker.ToKafka("waits", "a:1"), SampleMessage.Callback, off);
        await AddAsync(StreamStatus.InProgress, SampleBroker.ToMqtt("mqtt://b", "runs"));
        await AddAsync(StreamStatus.Stop, SampleBroker.ToMqtt("mqtt://c", "stopped"));
        await AddAsync(StreamStatus.Done, SampleBroker.ToKafka("done", "d:1"));
        await AddAsync(StreamStatus.InProgress, SampleMessage.Callback);

        var all = await _database.Brokers.ListAsync(limit: 100, CancellationToken.None);
        var newest = await _database.Brokers.ListAsync(limit: 1, CancellationToken.None);

        Assert.That(all.Select(broker => broker.Topic), Is.EqualTo(["runs", "waits"]));
        Assert.That(newest.Select(broker => broker.Topic), Is.EqualTo(["runs"]));
    }

    private Task<StreamSnapshot> AddAsync(StreamStatus status, params CallbackSettings[] callbacks)
    {
        var settings = Sample.Settings();
        return _database.CreateAsync(
            settings with { Analytics = [settings.Analytics[0] with { Callbacks = callbacks }] }, status);
    }
}
