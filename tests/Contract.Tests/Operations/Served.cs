using System.Text.RegularExpressions;
using LunaVideoAgent.Contract.Tests.Generation;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Operations;

/// <summary>What of the contract this server serves, and what the contract says in words where its schemas cannot.</summary>
internal static class Served
{
    // What a schema allows and words forbid or leave to the server.
    private static readonly (string Place, string Reason)[] LimitedByWords =
    [
        ("^targets$", "a text of names, of which only known ones are taken"),
        ("^analytic_indexes$", "a text of numbers separated by commas"),
        (@"data\.reference$", "must be a source that can be read"),
        (@"video\.url$", "must be a video that can be read"),
        (@"\.url$", "must be an address that can be called"),
        ("ffmpeg_kwargs", "only options that are known to be harmless"),
        ("people_count__[gl]te$", "people_count__lte must be below people_count__gte"),
        (@"\.droi\.", "polygons must enclose an area, texts must be WKT"),
        (@"\.schedule\.", "the time zone must exist, an interval must end after it starts"),
        ("behavior_parameters", "not applicable to videofile"),
        (@"\.headers", "must be headers that HTTP allows"),
        (@"\.(username|password)$", "one does not come without the other"),
        (@"\.(servers\.0|topic)$", "must name something"),
    ];

    /// <summary>Every operation that is served: all of the contract.</summary>
    public static IEnumerable<Operation> Operations => OpenApiDocument.Published.Operations;

    /// <summary>Whether more than the schema decides about a place.</summary>
    public static bool IsLimitedByWords(string place) => LimitedByWords.Any(limit => Regex.IsMatch(place, limit.Place));

    /// <summary>Some clients spell a flag as JSON does; the notes beside the contract want it taken.</summary>
    public static bool IsAnotherSpelling(Candidate candidate) =>
        candidate is { Path: "deferred_task.enable", Change: "= true" or "= false" };

    /// <summary>Many clients send null for what they do not want. The server may take it for a member that is not there.</summary>
    public static bool IsTakenAsAbsent(Candidate candidate) => candidate.Change == "= null";
}
