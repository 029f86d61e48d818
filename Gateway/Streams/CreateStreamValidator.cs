using System.Text.RegularExpressions;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Checks a new stream in the order of the contract; the first fault is told.</summary>
internal static partial class CreateStreamValidator
{
    /// <summary>Characters of a description.</summary>
    public const int MaxDescription = 512;

    /// <summary>Groups of silos that one stream may name.</summary>
    public const int MaxGroups = 16;

    /// <summary>Characters of a group's name.</summary>
    public const int MaxGroup = 256;

    /// <summary>What a group's name is made of.</summary>
    public const string GroupPattern = @"^[a-zA-Z0-9_\-]+$";

    public static void Validate(CreateStreamRequest request)
    {
        var at = BodyPath.Root;

        Require.Known(request.Unknown, at);
        Require.Present(request.Data, at["data"]);
        Require.Present(request.Analytics, at["analytics"]);
        Require.Length(request.Name, Limits.Name, at["name"]);
        Require.Length(request.Description, MaxDescription, at["description"]);
        request.Data.Validate(at["data"]);
        request.Location?.Validate(at["location"]);
        ValidateGroup(request.EventSourceGroup, at["event_source_group"]);
        Require.Length(request.Source, Limits.Name, at["source"]);
        request.Autorestart.Validate(at["autorestart"]);
        ValidateGroups(request.Groups ?? [], at["groups"]);
        Require.Count(request.Analytics, 1, Limits.Analytics, at["analytics"]);
        request.NotificationPolicy?.Validate(at["notification_policy"]);
    }

    private static void ValidateGroups(IReadOnlyList<string> groups, BodyPath at)
    {
        Require.Count(groups, 0, MaxGroups, at);
        Require.Each(groups, at, ValidateGroup);
    }

    private static void ValidateGroup(string? group, BodyPath at)
    {
        Require.Length(group, MaxGroup, at);
        Require.That(group is null || Group().IsMatch(group), at, "must have letters, digits, _ and - only");
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_\-]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Group();
}
