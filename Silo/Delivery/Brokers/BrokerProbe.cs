using System.Collections.Concurrent;
using LunaVideoAgent.Grains;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>Whether the brokers can be reached that the settings name and that streams send to; by a connection of its own.</summary>
internal sealed class BrokerProbe(
    IEnumerable<IBrokerConnector> connectors,
    IBrokerDirectory directory,
    IOptions<KafkaOptions> kafka,
    IOptions<MqttOptions> mqtt,
    TimeProvider time) : IServiceProbe
{
    // Streams that are looked at, and brokers that are asked: a check must stay short.
    private const int MostStreams = 1000;
    private const int MostBrokers = 16;

    // Whoever asks for the health waits three seconds.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    private readonly Dictionary<CallbackKind, IBrokerConnector> _connectors = connectors.ToDictionary(connector => connector.Kind);

    // One check of a broker at a time, however often somebody asks.
    private readonly ConcurrentDictionary<BrokerKey, Task<string?>> _checks = [];

    /// <inheritdoc/>
    public string Name => "brokers";

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var used = await directory.ListAsync(MostStreams, cancellationToken);
        var brokers = Configured().Concat(used).DistinctBy(BrokerKey.Of).Take(MostBrokers);
        var faults = (await Task.WhenAll(brokers.Select(CheckAsync))).OfType<string>().ToArray();

        if (faults.Length > 0)
        {
            throw new ServiceException(string.Join("; ", faults));
        }
    }

    private IEnumerable<CallbackSettings> Configured()
    {
        if (kafka.Value.Servers is { Count: > 0 } servers)
        {
            yield return new CallbackSettings { Kind = CallbackKind.Kafka, Servers = [.. servers], Protocol = kafka.Value.Protocol };
        }

        if (mqtt.Value.Url is { Length: > 0 } url)
        {
            yield return new CallbackSettings { Kind = CallbackKind.Mqtt, Url = url };
        }
    }

    private async Task<string?> CheckAsync(CallbackSettings broker)
    {
        var name = broker.Url ?? $"kafka {string.Join(',', broker.Servers)}";
        var check = _checks.GetOrAdd(BrokerKey.Of(broker), key => ConnectAsync(key, broker));

        try
        {
            return await check.WaitAsync(Deadline, time) is { } fault ? $"{name}: {fault}" : null;
        }
        catch (TimeoutException)
        {
            return $"{name}: no answer in time";
        }
    }

    // What is wrong; null if nothing is.
    private async Task<string?> ConnectAsync(BrokerKey key, CallbackSettings broker)
    {
        await Task.Yield();
        using var limit = new CancellationTokenSource(ConnectTimeout, time);

        try
        {
            await using var connection = await _connectors[broker.Kind].ConnectAsync(broker, ConnectTimeout, limit.Token);
            return null;
        }
        catch (Exception fault) when (fault is CallbackRefusedException or BrokerException)
        {
            return fault.Message;
        }
        catch (OperationCanceledException)
        {
            return "no answer in time";
        }
        finally
        {
            _checks.TryRemove(key, out _);
        }
    }
}
