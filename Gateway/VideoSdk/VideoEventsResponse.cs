using LunaVideoAgent.Gateway.Events;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>The events of one analytic in a video.</summary>
internal sealed record VideoEventsResponse(IReadOnlyList<EventResponse> Events);
