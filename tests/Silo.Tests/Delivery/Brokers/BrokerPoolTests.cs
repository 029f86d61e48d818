using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Silo.Delivery;
using LunaVideoAgent.Silo.Delivery.Brokers;
using LunaVideoAgent.Silo.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Silo.Tests.Delivery.Brokers;

internal sealed class BrokerPoolTests
{
    private static readonly CallbackSettings One = SampleBroker.ToKafka("first", "a:1", "b:2");

    private FakeTimeProvider _time = null!;
    private FakeConnector _connector = null!;
    private BrokerPool _pool = null!;

    [SetUp]
    public void Make()
    {
        _time = new FakeTimeProvider();
        _connector = new FakeConnector();
        _pool = new BrokerPool(_connector, Options.Create(new CallbackOptions { MaxBrokers = 2 }), _time);
    }

    [TearDown]
    public async Task DisposeAsync() => await _pool.DisposeAsync();

    [Test]
    public async Task Callbacks_with_the_same_brokers_and_credentials_share_a_connection_whatever_their_topics()
    {
        using var first = await TakeAsync(One);
        using var second = await TakeAsync(SampleBroker.ToKafka("second", "b:2", "a:1"));
        using var third = await TakeAsync(One with { Sasl = new BasicAuthorization("user", "word") });

        Assert.That(second.Connection, Is.SameAs(first.Connection));
        Assert.That(third.Connection, Is.Not.SameAs(first.Connection));
    }

    [Test]
    public async Task A_connection_that_somebody_gave_up_is_closed_when_the_last_has_let_go()
    {
        var first = await TakeAsync(One);
        var second = await TakeAsync(One);
        var connection = (FakeConnection)first.Connection;

        first.GiveUp();
        first.Dispose();
        using var third = await TakeAsync(One);

        Assert.That((third.Connection == connection, connection.Closing.Task.IsCompleted), Is.EqualTo((false, false)));
        second.Dispose();
        await connection.Closing.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task A_connection_that_broke_by_itself_is_not_given_to_anybody()
    {
        using var first = await TakeAsync(One);
        ((FakeConnection)first.Connection).IsUsable = false;

        using var second = await TakeAsync(One);

        Assert.That(second.Connection, Is.Not.SameAs(first.Connection));
    }

    [Test]
    public async Task A_broker_that_refused_is_asked_again_by_the_next()
    {
        _connector.Fault = new BrokerException("no");
        await Assert.ThrowsAsync<BrokerException>(() => TakeAsync(One));
        _connector.Fault = null;

        using var second = await TakeAsync(One);

        Assert.That((_connector.Connections, _pool.Count), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task A_connection_is_made_anew_after_its_time_so_that_addresses_are_checked_again()
    {
        using (await TakeAsync(One))
        {
        }

        _time.Advance(TimeSpan.FromSeconds(50));
        using (await TakeAsync(One))
        {
        }

        using var held = await TakeAsync(One);
        _time.Advance(TimeSpan.FromMinutes(5));
        using var last = await TakeAsync(One);

        Assert.That((_connector.Connections, held.Connection == last.Connection), Is.EqualTo((2, false)));
    }

    [Test]
    public async Task What_nobody_wants_is_closed()
    {
        var lease = await TakeAsync(One);
        var connection = (FakeConnection)lease.Connection;
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(_pool.Count, Is.EqualTo(1));

        lease.Dispose();
        _time.Advance(TimeSpan.FromMinutes(1));

        await connection.Closing.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(_pool.Count, Is.Zero);
    }

    [Test]
    public async Task Idle_brokers_make_room_and_busy_ones_do_not()
    {
        using var first = await TakeAsync(SampleBroker.ToKafka("t", "a:1"));
        var second = await TakeAsync(SampleBroker.ToKafka("t", "b:1"));
        var third = await _pool.TakeAsync(SampleBroker.ToKafka("t", "c:1"), CancellationToken.None);
        second.Dispose();
        using var fourth = await _pool.TakeAsync(SampleBroker.ToKafka("t", "c:1"), CancellationToken.None);

        Assert.That((third is null, fourth is null, _pool.Count), Is.EqualTo((true, false, 2)));
    }

    private async Task<BrokerPool.Lease> TakeAsync(CallbackSettings callback) =>
        (await _pool.TakeAsync(callback, CancellationToken.None))!;

    private sealed class FakeConnector : IBrokerConnector
    {
        public CallbackKind Kind => CallbackKind.Kafka;

        public int Connections { get; private set; }

        public Exception? Fault { get; set; }

        public Task<IBrokerConnection> ConnectAsync(CallbackSettings callback, TimeSpan timeout, CancellationToken cancellationToken)
        {
            Connections++;
            return Fault is { } fault
                ? Task.FromException<IBrokerConnection>(fault)
                : Task.FromResult<IBrokerConnection>(new FakeConnection());
        }
    }

    private sealed class FakeConnection : IBrokerConnection
    {
        public bool IsUsable { get; set; } = true;

        public TaskCompletionSource Closing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<DeliveryOutcome> SendAsync(
            DeliveryTarget target, PendingDelivery delivery, CancellationToken cancellationToken) =>
            Task.FromResult(DeliveryOutcome.Delivered);

        public ValueTask DisposeAsync()
        {
            Closing.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
