namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>Where a Kafka broker listens.</summary>
/// <param name="Host">Its name or address; one of IPv6 without brackets.</param>
/// <param name="Port">Its port.</param>
internal readonly record struct BrokerAddress(string Host, int Port)
{
    private const int DefaultPort = 9092;

    /// <summary>An address as it is written, such as <c>kafka:9092</c>; null if it is none.</summary>
    public static BrokerAddress? Parse(string text) =>
        Uri.TryCreate($"tcp://{text}", UriKind.Absolute, out var uri)
        && uri is { Host.Length: > 0, UserInfo: "", AbsolutePath: "" or "/", Query: "", Fragment: "" }
        && !text.Contains(',', StringComparison.Ordinal)
            ? new BrokerAddress(uri.IdnHost.Trim('[', ']'), uri.Port < 0 ? DefaultPort : uri.Port)
            : null;

    /// <inheritdoc/>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
