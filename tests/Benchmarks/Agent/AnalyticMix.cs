using System.Text.Json.Nodes;

namespace LunaVideoAgent.Benchmarks.Agent;

/// <summary>Analytics of one stream, all at their default rate.</summary>
/// <param name="Title">What a table calls it.</param>
/// <param name="Analytics">Names and targets, in the order of the stream.</param>
internal sealed record AnalyticMix(string Title, params (string Name, string[] Targets)[] Analytics)
{
    /// <summary>people_count alone.</summary>
    public static AnalyticMix PeopleCount { get; } = new("people_count", ("people_count", []));

    /// <summary>Each alone and both on one stream.</summary>
    public static IReadOnlyList<AnalyticMix> All { get; } =
    [
        PeopleCount,
        new("human_tracking, bodies", ("human_tracking", ["body_detection"])),
        new("human_tracking, faces and bodies", ("human_tracking", ["face_detection", "body_detection"])),
        new(
            "human_tracking, faces and bodies, and people_count",
            ("human_tracking", ["face_detection", "body_detection"]),
            ("people_count", [])),
    ];

    /// <summary>The analytic that listeners hear.</summary>
    public string First => Analytics[0].Name;

    /// <summary>The analytics as a request has them.</summary>
    public JsonArray ToJson() =>
    [
        .. Analytics.Select(one => new JsonObject
        {
            ["analytic_name"] = one.Name,
            ["parameters"] = new JsonObject { ["targets"] = new JsonArray([.. one.Targets.Select(target => (JsonNode?)target)]) },
        }),
    ];
}
