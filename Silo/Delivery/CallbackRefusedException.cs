namespace LunaVideoAgent.Silo.Delivery;

/// <summary>A receiver may not be connected to, or cannot be found.</summary>
public sealed class CallbackRefusedException : Exception
{
    /// <summary>Without words.</summary>
    public CallbackRefusedException()
    {
    }

    /// <summary>In words for the user.</summary>
    public CallbackRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>In words for the user, and what is behind it.</summary>
    public CallbackRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
