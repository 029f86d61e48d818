using System.Diagnostics;
using System.Text;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Silo.Delivery;
using LunaVideoAgent.Silo.Tests.Support;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Tests.Delivery;

internal sealed class HttpCallbackSenderTests
{
    private static readonly PendingDelivery Message = new()
    {
        DeliveryId = 1,
        MessageId = Guid.NewGuid(),
        MessageType = "crowd",
        Status = DeliveryStatus.Pending,
        Attempts = 0,
        CreateTime = Sample.Time,
        Body = Encoding.UTF8.GetBytes("""{"a":1}"""),
        RequestId = "1700000000,557d54ec-29ad-4f3c-93b4-c9092ef12515",
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    [Test]
    public async Task A_receiver_gets_body_headers_credentials_and_a_signature_that_it_can_check()
    {
        await using var receiver = await PlannedReceiver.StartAsync();
        var callback = To(receiver) with
        {
            Authorization = new BasicAuthorization("user", "word"),
            Secret = "secret",
            Headers = new Dictionary<string, string>
            {
                ["X-Own"] = "1",
                ["webhook-id"] = "forged",
                ["Host"] = "forged",
                ["TraceParent"] = "00-forged",
            },
        };

        var outcome = await SendAsync(callback);

        var request = receiver.Requests.Single();
        var time = long.Parse(request.Headers["webhook-timestamp"], provider: null);
        Assert.That(outcome, Is.SameAs(DeliveryOutcome.Delivered));
        Assert.That(request.Body, Is.EqualTo(Message.Body));
        Assert.That(request.Headers["Content-Type"], Is.EqualTo("application/json"));
        Assert.That(request.Headers["Authorization"], Is.EqualTo("Basic dXNlcjp3b3Jk"));
        Assert.That(request.Headers["X-Own"], Is.EqualTo("1"));
        Assert.That(request.Headers["Host"], Does.StartWith("127.0.0.1"));
        Assert.That(request.Headers["Luna-Request-Id"], Is.EqualTo(Message.RequestId));
        Assert.That(request.Headers["traceparent"], Is.EqualTo(Message.TraceParent));
        Assert.That(request.Headers["webhook-id"], Is.EqualTo(Message.MessageId.ToString()));
        Assert.That(
            request.Headers["webhook-signature"],
            Is.EqualTo(WebhookSignature.Of("secret", Message.MessageId.ToString(), time, request.Body)));
    }

    [Test]
    public async Task A_message_without_a_trace_is_sent_without_one_whoever_else_is_traced()
    {
        await using var receiver = await PlannedReceiver.StartAsync();
        using var other = new Activity("other").Start();

        await SendAsync(To(receiver), message: Message with { TraceParent = null });

        Assert.That(receiver.Requests.Single().Headers.Keys, Has.None.EqualTo("traceparent"));
    }

    [Test]
    public async Task A_body_can_be_message_pack()
    {
        await using var receiver = await PlannedReceiver.StartAsync();

        await SendAsync(To(receiver) with { ContentType = "application/msgpack" });

        var request = receiver.Requests.Single();
        Assert.That(request.Headers["Content-Type"], Is.EqualTo("application/msgpack"));
        Assert.That(Convert.ToHexString(request.Body), Is.EqualTo("81A16101"));
    }

    [TestCase(204, true, false)]
    [TestCase(400, false, false)]
    [TestCase(500, false, false)]
    [TestCase(301, false, false)]
    [TestCase(410, false, true)]
    public async Task Only_success_is_delivered_and_only_410_is_for_good(int status, bool isDelivered, bool isGone)
    {
        await using var receiver = await PlannedReceiver.StartAsync(status);

        var outcome = await SendAsync(To(receiver));

        Assert.That((outcome.IsDelivered, outcome.IsGone, outcome.HasAnswered), Is.EqualTo((isDelivered, isGone, true)));
        Assert.That(outcome.Error ?? $"answered {status}", Does.StartWith($"answered {status}"));
    }

    [Test]
    public async Task A_receiver_says_when_it_wants_to_be_asked_again()
    {
        await using var receiver = await PlannedReceiver.StartAsync((context, _) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        });

        var outcome = await SendAsync(To(receiver));

        Assert.That(outcome.RetryAfter, Is.EqualTo(TimeSpan.FromMinutes(2)));
    }

    [Test]
    public async Task A_receiver_that_hangs_is_left_after_its_time()
    {
        await using var receiver = await PlannedReceiver.StartAsync(
            (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));

        var outcome = await SendAsync(To(receiver) with { Timeout = TimeSpan.FromMilliseconds(200) });

        Assert.That((outcome.Error, outcome.HasAnswered), Is.EqualTo(("no answer in time", false)));
    }

    [Test]
    public async Task A_receiver_that_breaks_the_connection_or_is_not_there_has_not_answered()
    {
        var receiver = await PlannedReceiver.StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        var callback = To(receiver);

        var broken = await SendAsync(callback);
        await receiver.DisposeAsync();
        var gone = await SendAsync(callback);

        Assert.That((broken.IsDelivered, broken.HasAnswered), Is.EqualTo((false, false)));
        Assert.That((gone.IsDelivered, gone.HasAnswered), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task A_redirect_is_followed_with_the_body_but_without_credentials()
    {
        await using var last = await PlannedReceiver.StartAsync();
        await using var first = await RedirectAsync($"{last.Url}/there");
        var callback = To(first) with { Authorization = new BasicAuthorization("user", "word") };

        var outcome = await SendAsync(callback);

        var request = last.Requests.Single();
        Assert.That(outcome.IsDelivered);
        Assert.That(request.Body, Is.EqualTo(Message.Body));
        Assert.That(request.Headers, Does.Not.ContainKey("Authorization"));
    }

    [TestCase("http://169.254.169.254/latest", "network that callbacks may not go to")]
    [TestCase("ftp://127.0.0.1/", "somewhere that callbacks may not go to")]
    public async Task A_redirect_is_checked_like_the_receiver_itself(string location, string reason)
    {
        await using var receiver = await RedirectAsync(location);

        var outcome = await SendAsync(To(receiver));

        Assert.That(outcome.Error, Does.Contain(reason));
    }

    [Test]
    public async Task Redirects_in_a_circle_end()
    {
        await using var receiver = await PlannedReceiver.StartAsync((context, _) =>
        {
            context.Response.StatusCode = 308;
            context.Response.Headers.Location = "/again";
            return Task.CompletedTask;
        });

        var outcome = await SendAsync(To(receiver));

        Assert.That((outcome.Error, receiver.Requests.Count), Is.EqualTo(("answered with too many redirects", 4)));
    }

    [Test]
    public async Task An_address_that_is_not_allowed_is_never_connected_to()
    {
        await using var receiver = await PlannedReceiver.StartAsync();

        var outcome = await SendAsync(To(receiver), isClustered: true);

        Assert.That(outcome.Error, Does.Contain("network that callbacks may not go to"));
        Assert.That(receiver.Requests, Is.Empty);
    }

    private static Task<PlannedReceiver> RedirectAsync(string location) => PlannedReceiver.StartAsync((context, _) =>
    {
        context.Response.StatusCode = 307;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    private static CallbackSettings To(PlannedReceiver receiver) => new() { Kind = CallbackKind.Http, Url = $"{receiver.Url}/events" };

    private static async Task<DeliveryOutcome> SendAsync(
        CallbackSettings callback, bool isClustered = false, PendingDelivery? message = null)
    {
        var options = Options.Create(new CallbackOptions());
        var gate = new CallbackGate(options, new CallbackSite(isClustered), TimeProvider.System);
        using var sender = new HttpCallbackSender(gate, options, TimeProvider.System);
        var target = DeliveryTarget.Of(Guid.NewGuid(), accountId: null, "analytics.0.0", callback);
        return await sender.SendAsync(target, message ?? Message, CancellationToken.None);
    }
}
