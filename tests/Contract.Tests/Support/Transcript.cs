using System.Text.RegularExpressions;

namespace LunaVideoAgent.Contract.Tests.Support;

/// <summary>What a client and the agent said to each other, with what differs from run to run taken out.</summary>
internal sealed partial class Transcript
{
    private readonly List<string> _lines = [];
    private readonly Dictionary<string, string> _names = [];

    /// <summary>The lines so far.</summary>
    public string Text => string.Join('\n', _lines) + '\n';

    /// <summary>Calls a text by a name from here on.</summary>
    public void Name(string text, string name) => _names[text] = $"{{{name}}}";

    /// <summary>Adds a line.</summary>
    public void Add(string line)
    {
        var named = _names.Aggregate(line, (text, name) => text.Replace(name.Key, name.Value, StringComparison.Ordinal));

        _lines.Add(Time().Replace(Uuid().Replace(named, "{uuid}"), "{time}"));
    }

    [GeneratedRegex("[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")]
    private static partial Regex Time();
}
