using System.Text.RegularExpressions;
using LunaVideoAgent.Gateway.Errors;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Checks callbacks that go to a broker.</summary>
internal static partial class BrokerValidator
{
    private static readonly string[] Protocols = ["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"];

    public static void ValidateKafka(CallbackBody callback, BodyPath at)
    {
        Require.Present(callback.Servers, at["servers"]);
        Require.Count(callback.Servers, 1, Limits.Entries, at["servers"]);
        Require.Each(callback.Servers, at["servers"], (server, place) =>
            Require.That(IsServer(server), place, "must be a host, or a host and a port such as broker:9092"));
        Require.Present(callback.Topic, at["topic"]);
        Require.That(
            KafkaTopic().IsMatch(callback.Topic) && callback.Topic is not ("." or ".."),
            at["topic"],
            "must be the name of a topic: up to 249 of a-z, A-Z, 0-9, ., _ and -");
        Require.That(
            callback.Protocol is null || Protocols.Contains(callback.Protocol),
            at["protocol"],
            $"must be one of: {string.Join(", ", Protocols)}");
        ValidateCredentials(callback, at);
    }

    public static void ValidateMqtt(CallbackBody callback, BodyPath at)
    {
        Require.Present(callback.Url, at["url"]);
        Require.Length(callback.Url, Limits.Url, at["url"]);
        Require.That(IsMqtt(callback.Url), at["url"], "must be an mqtt or mqtts url of a host and a port, and nothing else");
        Require.Present(callback.Topic, at["topic"]);
        Require.Length(callback.Topic, Limits.MqttTopic, at["topic"]);
        Require.That(
            MqttTopic().IsMatch(callback.Topic),
            at["topic"],
            "must be the name of a topic without wildcards, in which {stream_id}, {account_id} and {event_type} stand for themselves");
        ValidateCredentials(callback, at);
    }

    private static void ValidateCredentials(CallbackBody callback, BodyPath at)
    {
        Require.Length(callback.Username, Limits.Text, at["username"]);
        Require.Length(callback.Password, Limits.Text, at["password"]);
        Require.That(callback.Password is null || callback.Username is not null, at["password"], "must come with a username");
    }

    private static bool IsServer(string server) =>
        Server().IsMatch(server) && Uri.TryCreate($"tcp://{server}", UriKind.Absolute, out var uri) && uri.Host.Length > 0;

    private static bool IsMqtt(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri is { Scheme: "mqtt" or "mqtts", Host.Length: > 0, UserInfo: "", Query: "", Fragment: "", AbsolutePath: "" or "/" };

    // A name or an address of IPv4, or one of IPv6 in brackets. No commas: they would make two of one.
    [GeneratedRegex(@"\A([A-Za-z0-9._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Server();

    [GeneratedRegex(@"\A[a-zA-Z0-9._-]{1,249}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KafkaTopic();

    // MQTT 5, 4.7: + and # are for those who listen, $ begins the broker's own topics.
    [GeneratedRegex(
        @"\A(?!\$)([^+#{}\p{Cc}]|\{(stream_id|account_id|event_type)\})+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MqttTopic();
}
