using System.Text.Json.Nodes;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>Numbered messages of one stream to one callback, and what became of them.</summary>
internal sealed class NumberedMessages(ITestDatabase database, CallbackSettings callback)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Guid> _sent = [];
    private Lease? _lease;

    /// <summary>Stores some more.</summary>
    public async Task StoreAsync(int count)
    {
        _lease ??= await database.RunStreamAsync();
        var now = TimeProvider.System.GetUtcNow();
        var messages = Enumerable.Range(_sent.Count, count)
            .Select(number => SampleMessage.To(_lease.StreamId, number, callback: callback) with { CreateTime = now })
            .ToArray();

        Assert.That(await database.Deliveries.AddAsync(_lease, messages, now, CancellationToken.None), Is.EqualTo(count));
        _sent.AddRange(messages.Select(message => message.MessageId));
    }

    /// <summary>Waits until so few of all messages are undelivered.</summary>
    public async Task UntilLeftAsync(int count)
    {
        try
        {
            await UntilAsync(async () => (await database.ListAsync()).Count <= count);
        }
        catch (OperationCanceledException)
        {
            var left = await database.ListAsync();
            Assert.Fail($"{left.Count} are left: {string.Join("; ", left.Select(one => $"{one.Attempts} {one.LastError}").Distinct())}");
        }
    }

    /// <summary>Waits until something holds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var deadline = new CancellationTokenSource(Patience);

        while (!await holds())
        {
            await Task.Delay(20, deadline.Token);
        }
    }

    /// <summary>Each arrived at least once, first in their order, and always with the id that it was sent with.</summary>
    public void CheckArrived(IReadOnlyList<(byte[] Body, string Id)> arrived) => CheckArrived(arrived, _sent);

    /// <summary>As above, of some of them; others may have arrived or not.</summary>
    public void CheckArrived(IReadOnlyList<(byte[] Body, string Id)> arrived, IReadOnlyCollection<Guid> some)
    {
        var numbers = arrived.Select(one => (int)JsonNode.Parse(one.Body)!["number"]!).ToList();
        var ids = arrived.Select(one => Guid.Parse(one.Id));

        var lost = some.Except(ids).Count();
        TestContext.Out.WriteLine(
            $"sent {_sent.Count}, arrived {numbers.Count}, twice {numbers.Count - numbers.Distinct().Count()}, "
            + $"lost {lost} of {some.Count}");
        Assert.That(lost, Is.Zero, "each at least once");
        Assert.That(numbers.Distinct(), Is.Ordered, "in order");
        Assert.That(ids, Is.EqualTo(numbers.Select(number => _sent[number])), "always with the same id");
    }
}
