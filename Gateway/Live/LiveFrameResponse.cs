namespace LunaVideoAgent.Gateway.Live;

/// <summary>What stands before the picture in a message of a live view. Coordinates are in pixels of the original frame.</summary>
internal sealed record LiveFrameResponse(
    string Cursor,
    double TimeOffset,
    DateTimeOffset DecodeTime,
    int Width,
    int Height,
    IReadOnlyList<LiveResultResponse> Results);
