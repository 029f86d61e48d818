namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>A broker cannot be worked with.</summary>
public sealed class BrokerException : Exception
{
    /// <summary>Without words.</summary>
    public BrokerException()
    {
    }

    /// <summary>In words for the user.</summary>
    public BrokerException(string message)
        : base(message)
    {
    }

    /// <summary>In words for the user, and what is behind it.</summary>
    public BrokerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether there was an answer at all.</summary>
    public bool HasAnswered { get; init; }
}
