using System.Diagnostics;
using System.Diagnostics.Metrics;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Tests.Delivery;

internal sealed class DispatchContextTests
{
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private readonly Sender _sender = new();
    private ServiceProvider _services = null!;
    private DeliveryMeter _meter = null!;
    private string? _toldWithin;

    [SetUp]
    public void Start()
    {
        _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        _meter = new DeliveryMeter(_services.GetRequiredService<IMeterFactory>());
    }

    [TearDown]
    public void Stop()
    {
        _meter.Dispose();
        _services.Dispose();
    }

    [Test]
    public async Task An_attempt_is_a_part_of_the_trace_that_was_stored_with_the_message_and_receivers_go_on_from_it()
    {
        using var recorder = new ActivityRecorder();

        await SendAsync(SampleCallback.Message(attempts: 2) with { TraceParent = TraceParent });

        var attempt = recorder.Single("deliver");
        Assert.That(attempt.ParentId, Is.EqualTo(TraceParent));
        Assert.That(_sender.Sent!.TraceParent, Is.EqualTo(attempt.Id));
        Assert.That(attempt.Status, Is.EqualTo(ActivityStatusCode.Ok));
        Assert.That(attempt.GetTagItem("luna.attempt"), Is.EqualTo(3));
        Assert.That(attempt.GetTagItem("luna.endpoint"), Is.EqualTo("http://receiver:80"));
        Assert.That((attempt.DisplayName, attempt.GetTagItem("luna.callback")), Is.EqualTo(("deliver http", "http")));
    }

    [Test]
    public async Task An_attempt_that_failed_says_why_in_its_trace()
    {
        using var recorder = new ActivityRecorder();
        _sender.Outcome = DeliveryOutcome.Failed("answered 500");

        await SendAsync(SampleCallback.Message() with { TraceParent = TraceParent });

        var attempt = recorder.Single("deliver");
        Assert.That((attempt.Status, attempt.StatusDescription), Is.EqualTo((ActivityStatusCode.Error, "answered 500")));
    }

    [Test]
    public async Task What_is_logged_of_an_attempt_belongs_to_its_trace()
    {
        using var recorder = new ActivityRecorder();

        await SendAsync(SampleCallback.Message() with { TraceParent = TraceParent });

        Assert.That(_toldWithin, Is.EqualTo(recorder.Single("deliver").Id));
    }

    [Test]
    public async Task A_silo_that_does_not_trace_hands_on_the_trace_of_one_that_does()
    {
        await SendAsync(SampleCallback.Message() with { TraceParent = TraceParent });

        Assert.That(_sender.Sent!.TraceParent, Is.EqualTo(TraceParent));
    }

    [TestCase(null)]
    [TestCase("no trace context")]
    public async Task A_message_without_a_trace_is_sent_without_one(string? traceParent)
    {
        using var recorder = new ActivityRecorder();

        await SendAsync(SampleCallback.Message() with { TraceParent = traceParent });

        Assert.That(_sender.Sent!.TraceParent, Is.EqualTo(traceParent));
        Assert.That(recorder.Ended, Is.Empty);
    }

    private void Tell(DeliveryOutcome outcome) => _toldWithin = Activity.Current?.Id;

    private Task<DeliveryOutcome> SendAsync(PendingDelivery delivery)
    {
        var store = new MemoryDeliveryStore();
        var context = new DispatchContext(store, store, [_sender], _meter, Options.Create(new DeliveryOptions()), TimeProvider.System);
        return context.SendAsync(SampleCallback.Claim().Target, delivery, Tell, CancellationToken.None);
    }

    private sealed class Sender : ICallbackSender
    {
        public CallbackKind Kind => CallbackKind.Http;

        public DeliveryOutcome Outcome { get; set; } = DeliveryOutcome.Delivered;

        public PendingDelivery? Sent { get; private set; }

        public Task<DeliveryOutcome> SendAsync(DeliveryTarget target, PendingDelivery delivery, CancellationToken cancellationToken)
        {
            Sent = delivery;
            return Task.FromResult(Outcome);
        }
    }
}
