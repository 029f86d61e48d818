using System.Globalization;
using System.Text.RegularExpressions;
using LunaVideoAgent.Architecture.Tests.Support;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LunaVideoAgent.Architecture.Tests;

public sealed partial class LogMessageTests
{
    // The longest prefix counts.
    private static readonly (string Prefix, int First, int Last)[] Ranges =
    [
        ("Grains/Analytics", 1100, 1199),
        ("Grains/Delivery", 1200, 1299),
        ("Grains/", 1000, 1999),
        ("Inference/", 2000, 2999),
        ("Silo/Delivery", 1200, 1299),
        ("Silo/", 3000, 3999),
        ("Gateway/", 4000, 4999),
        ("Plugins/", 5000, 5999),
    ];

    private static IEnumerable<Message> Messages =>
        from source in Repository.ProductSources
        from attribute in source.All<AttributeSyntax>()
        where attribute.Name.ToString() is "LoggerMessage" or "LoggerMessageAttribute"
        select Read(source, attribute);

    [Test]
    public void An_event_id_is_never_used_twice() =>
        Rule.Holds(
            "One event id, one message.",
            from message in Messages
            group message.At by message.Id into same
            where same.Skip(1).Any()
            select $"{same.Key}: {string.Join(", ", same)}");

    [Test]
    public void An_event_id_tells_where_it_comes_from() =>
        Rule.Holds(
            "Streams 1000, Analytics 1100, Callbacks 1200, Inference 2000, Silo 3000, Gateway 4000, Plugins 5000.",
            from message in Messages
            let range = Ranges.FirstOrDefault(range => message.At.StartsWith(range.Prefix, StringComparison.Ordinal))
            where message.Id < range.First || message.Id > range.Last
            select $"{message.At} has {message.Id}, not {range.First} to {range.Last}");

    [Test]
    public void A_message_is_a_sentence_with_a_full_stop() =>
        Rule.Holds(
            "A message is a sentence with a full stop.",
            from message in Messages
            where !Sentence().IsMatch(message.Text)
            select $"{message.At} {message.Text}");

    [Test]
    public void Log_messages_are_kept_out_of_the_story() =>
        Rule.Holds(
            "They live in Type.Log.cs.",
            from message in Messages
            where !message.At.Contains(".Log.cs:", StringComparison.Ordinal)
            select message.At);

    private static Message Read(SourceFile source, AttributeSyntax attribute)
    {
        var arguments = attribute.ArgumentList?.Arguments.Select(argument => argument.ToString()).ToArray() ?? [];
        var id = arguments.Select(argument => Id().Match(argument)).FirstOrDefault(match => match.Success)?.Groups[1].Value;
        var text = arguments.Select(argument => Text().Match(argument)).FirstOrDefault(match => match.Success)?.Groups["text"].Value;

        return new Message(source.At(attribute), int.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : -1, text ?? "");
    }

    [GeneratedRegex(@"^(?:EventId\s*=\s*)?(\d+)$")]
    private static partial Regex Id();

    [GeneratedRegex("\"(?<text>.*)\"", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Text();

    [GeneratedRegex(@"^[A-Z{].*\.$", RegexOptions.Singleline)]
    private static partial Regex Sentence();

    private sealed record Message(string At, int Id, string Text);
}
