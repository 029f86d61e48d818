namespace LunaVideoAgent.Grains;

/// <summary>A sign of life of something that an agent works with besides its database. An agent may have any number.</summary>
public interface IServiceProbe
{
    /// <summary>What it is called in an answer.</summary>
    string Name { get; }

    /// <summary>Returns if it can be worked with; throws what went wrong if not.</summary>
    /// <exception cref="ServiceException">The same, in words that are shown.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}
