namespace LunaVideoAgent.Grains;

/// <summary>What is wrong with something that an agent works with, in words that users may see.</summary>
public sealed class ServiceException : Exception
{
    /// <summary>Without words.</summary>
    public ServiceException()
    {
    }

    /// <summary>In words for the user, without secrets.</summary>
    public ServiceException(string message)
        : base(message)
    {
    }

    /// <summary>In words for the user, without secrets, and what is behind it.</summary>
    public ServiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
