namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>One attempt to open a lost source again.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Limit">How many in a row.</param>
/// <param name="Delay">The pause before it.</param>
/// <param name="Reason">Why the source was lost.</param>
internal sealed record ReconnectAttempt(int Number, int Limit, TimeSpan Delay, string Reason)
{
    /// <summary>The words of the log.</summary>
    public string Message => FormattableString.Invariant($"Attempt to reconnect to stream: {Number} of {Limit} due to {Reason}");
}
