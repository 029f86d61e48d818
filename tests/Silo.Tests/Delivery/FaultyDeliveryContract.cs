using System.Globalization;
using System.Text.Json.Nodes;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Silo.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace LunaVideoAgent.Silo.Tests.Delivery;

/// <summary>Numbered messages on their way while receivers misbehave and silos die.</summary>
internal abstract class FaultyDeliveryContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private const int Messages = 90;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

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
    public async Task Every_message_arrives_in_its_order_and_what_comes_twice_has_the_same_id_whoever_fails_or_dies()
    {
        await using var receiver = await PlannedReceiver.StartAsync(Misbehave);
        await using var first = new SendingSilo(_database, "silo-1");
        await using var second = new SendingSilo(_database, "silo-2");
        var sent = await StoreAsync($"{receiver.Url}/events", Messages);
        await first.StartAsync();
        await UntilAsync(() => Task.FromResult(receiver.Requests.Count > 20));

        first.Kill();
        await second.StartAsync();
        await UntilAsync(async () => (await _database.ListAsync()).Count == 0);

        var numbers = receiver.Requests.Where(IsAccepted).Select(NumberOf).ToList();
        var ids = receiver.Requests.GroupBy(NumberOf).ToDictionary(
            group => group.Key, group => group.Select(request => request.Headers["webhook-id"]).Distinct().Single());
        Assert.That(numbers.Distinct(), Is.EqualTo(Enumerable.Range(0, Messages)), "each once, in the order of the first time");
        Assert.That(ids.OrderBy(one => one.Key).Select(one => Guid.Parse(one.Value)), Is.EqualTo(sent));
    }

    [Test]
    public async Task A_dead_receiver_delays_nobody_else()
    {
        await using var receiver = await PlannedReceiver.StartAsync();
        await using var hanging = await PlannedReceiver.StartAsync(
            (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        await using var silo = new SendingSilo(_database, "silo-1");

        for (var i = 0; i < 20; i++)
        {
            await StoreAsync($"{hanging.Url}/events", 2);
        }

        await StoreAsync($"{receiver.Url}/events", Messages);
        await silo.StartAsync();
        await UntilAsync(() => Task.FromResult(receiver.Requests.Count == Messages));

        Assert.That(receiver.Requests.Select(NumberOf), Is.EqualTo(Enumerable.Range(0, Messages)));
        silo.Kill();
    }

    [Test]
    public async Task A_receiver_that_was_down_gets_everything_when_it_is_back()
    {
        var down = await PlannedReceiver.StartAsync();
        var url = new Uri(down.Url);
        await down.DisposeAsync();
        await StoreAsync($"{url}events", 5);
        await using var silo = new SendingSilo(_database, "silo-1");
        await silo.StartAsync();
        await UntilAsync(async () => (await _database.ListAsync()).Any(message => message.Attempts > 0));

        await using var receiver = await PlannedReceiver.StartAsync((_, _) => Task.CompletedTask, url.Port);
        await UntilAsync(async () => (await _database.ListAsync()).Count == 0);

        Assert.That(receiver.Requests.Select(NumberOf), Is.EqualTo(Enumerable.Range(0, 5)));
    }

    private static bool IsAccepted(PlannedReceiver.Received request) => request.Status == 200;

    private static int NumberOf(PlannedReceiver.Received request) => (int)JsonNode.Parse(request.Body)!["number"]!;

    // Every thirtieth request fails, each time in another way.
    private static Task Misbehave(HttpContext context, int number)
    {
        switch (number)
        {
            case 10:
                context.Response.StatusCode = 500;
                break;
            case 30:
                context.Abort();
                break;
            case 50:
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
                break;
            case 70:
                context.Response.StatusCode = 307;
                context.Response.Headers.Location = "http://169.254.169.254/latest";
                break;
        }

        return Task.CompletedTask;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var deadline = new CancellationTokenSource(Patience);

        while (!await holds())
        {
            await Task.Delay(20, deadline.Token);
        }
    }

    private async Task<IReadOnlyList<Guid>> StoreAsync(string url, int count)
    {
        var lease = await _database.RunStreamAsync();
        var callback = new CallbackSettings { Kind = CallbackKind.Http, Url = url, Timeout = TimeSpan.FromSeconds(5) };
        var now = TimeProvider.System.GetUtcNow();
        var messages = Enumerable.Range(0, count)
            .Select(number => SampleMessage.To(lease.StreamId, number, callback: callback) with { CreateTime = now })
            .ToArray();

        await _database.Deliveries.AddAsync(lease, messages, now, CancellationToken.None);
        return [.. messages.Select(message => message.MessageId)];
    }
}
