namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>The frame that stands for an event.</summary>
[GenerateSerializer, Immutable, Alias("luna.EventOverview")]
public sealed record EventOverview
{
    /// <summary>Seconds from the start of the stream.</summary>
    [Id(0)] public required double TimeOffset { get; init; }

    /// <summary>Streams: the path of the saved picture; videos: the picture in base64. Null if none was wanted.</summary>
    [Id(1)] public string? Image { get; init; }

    /// <summary>people_count: how many in this frame.</summary>
    [Id(2)] public int? PeopleCount { get; init; }

    /// <summary>people_count: the middle of each person's box in this frame.</summary>
    [Id(3)] public IReadOnlyList<ImagePoint>? PeopleCoordinates { get; init; }
}
