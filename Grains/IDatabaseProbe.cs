namespace LunaVideoAgent.Grains;

/// <summary>A sign of life of the database.</summary>
public interface IDatabaseProbe
{
    /// <summary>Returns if the database answers; throws what went wrong if not.</summary>
    Task CheckAsync(CancellationToken cancellationToken);
}
