using LunaVideoAgent.Grains.Abstractions.Delivery;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>Events of <c>luna-event</c> callbacks, each as it was told last. They come with the outbox's other messages.</summary>
public interface IEventStore
{
    /// <summary>One page: the bodies that callbacks get, as JSON.</summary>
    Task<IReadOnlyList<string>> ListAsync(EventQuery query, CancellationToken cancellationToken);

    /// <summary>Removes events stored before a bound; says how many.</summary>
    Task<int> DeleteAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
