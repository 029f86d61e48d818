using System.Globalization;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>
/// The query of a request. A list may be separated by commas, repeated or both; anything else is given at most once and nothing is
/// empty. Names that are not asked for are ignored.
/// </summary>
internal readonly struct QueryReader(IQueryCollection query)
{
    private const int MaxListLength = 1000;

    /// <summary>A text; null if it is not given.</summary>
    public string? Text(string name, int maxLength = int.MaxValue)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return null;
        }

        return values is [{ Length: > 0 } text] && text.Length <= maxLength && !text.Contains('\0', StringComparison.Ordinal)
            ? text
            : throw AgentErrors.BadQuery(name);
    }

    /// <summary>A text that must be given.</summary>
    public string RequiredText(string name) =>
        query.ContainsKey(name) ? Text(name)! : throw AgentErrors.QueryParameterRequired(name);

    /// <summary>One of some words; null if it is not given.</summary>
    public string? Word(string name, params ReadOnlySpan<string> permitted)
    {
        var text = Text(name);
        return text is null || permitted.Contains(text) ? text : throw AgentErrors.BadQuery(name);
    }

    /// <summary>An id; null if it is not given.</summary>
    public Guid? Uuid(string name) => Text(name) is { } text ? ParseUuid(text, name) : null;

    /// <summary>An integer between two bounds; null if it is not given.</summary>
    public int? Integer(string name, int minimum, int maximum) =>
        Text(name) is { } text ? ParseInteger(text, name, minimum, maximum) : null;

    /// <summary>A time; null if it is not given.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return TimeText.TryParse(text, out var time) ? time : throw AgentErrors.BadQuery(name);
    }

    /// <summary>A list; empty if it is not given.</summary>
    public IReadOnlyList<string> List(string name, int maxLength = int.MaxValue)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return [];
        }

        var items = values.SelectMany(value => (value ?? "").Split(',')).ToList();
        var isGood = items.Count <= MaxListLength
            && items.TrueForAll(item => item.Length > 0 && item.Length <= maxLength && !item.Contains('\0', StringComparison.Ordinal));
        return isGood ? items : throw AgentErrors.BadQuery(name);
    }

    /// <summary>A list of ids; empty if it is not given.</summary>
    public IReadOnlyList<Guid> Uuids(string name) => [.. List(name).Select(item => ParseUuid(item, name))];

    /// <summary>A list of integers; empty if it is not given.</summary>
    public IReadOnlyList<int> Integers(string name, int minimum) =>
        [.. List(name).Select(item => ParseInteger(item, name, minimum, int.MaxValue))];

    /// <summary>A list of status numbers; empty if it is not given.</summary>
    /// <exception cref="AgentException">44002: not a status.</exception>
    public IReadOnlyList<StreamStatus> Statuses(string name) => [.. List(name).Select(ParseStatus)];

    private static Guid ParseUuid(string text, string name) =>
        Requests.Uuid.TryParse(text, out var value) ? value : throw AgentErrors.BadQuery(name);

    private static int ParseInteger(string text, string name, int minimum, int maximum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
            ? value
            : throw AgentErrors.BadQuery(name);

    private static StreamStatus ParseStatus(string text) =>
        text is [>= '0' and <= '8'] ? (StreamStatus)(text[0] - '0') : throw AgentErrors.UnknownStreamStatus(text);
}
