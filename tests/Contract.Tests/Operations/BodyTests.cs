using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.Generation;
using LunaVideoAgent.Contract.Tests.OpenApi;
using LunaVideoAgent.Contract.Tests.Support;
using Entry = (
    LunaVideoAgent.Contract.Tests.Generation.Candidate Candidate,
    System.Collections.Generic.IReadOnlyList<LunaVideoAgent.Contract.Tests.Schemas.SchemaFault> Faults);

namespace LunaVideoAgent.Contract.Tests.Operations;

public sealed partial class BodyTests
{
    private readonly string _account = Guid.NewGuid().ToString();

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [TestCase("createStream")]
    [TestCase("videosdk")]
    public async Task What_the_schema_forbids_is_refused_with_its_place(string id)
    {
        var operation = OpenApiDocument.Published.Operation(id);
        var forbidden = Requests.Served.Candidates(id, KnownValues).Where(entry => entry.Faults is not []);

        var taken = 0;
        var faults = await SendAllAsync(operation, forbidden, (entry, answer) =>
        {
            Interlocked.Add(ref taken, answer.Status < 400 ? 1 : 0);
            return Refusal(entry, answer);
        });

        var created = await TestStream.RemoveAllAsync(_account, Cancellation);
        AssertNone(faults);
        Assert.That(created, Is.EqualTo(id == "createStream" ? taken : 0), "A refused stream was created.");
    }

    [TestCase("createStream", 201)]
    [TestCase("videosdk", 200)]
    public async Task What_the_schema_allows_is_taken(string id, int usual)
    {
        var operation = OpenApiDocument.Published.Operation(id);
        var allowed = Requests.Served.Candidates(id, KnownValues).Where(entry => entry.Faults is []);

        var faults = await SendAllAsync(operation, allowed, (entry, answer) => (answer.Status, answer.ErrorCode) switch
        {
            var (status, _) when status == StatusOf(entry, usual) => null,
            _ when Served.IsLimitedByWords(entry.Candidate.Path) => Refusal(entry, answer),
            _ => $"refused: {answer}",
        });

        await TestStream.RemoveAllAsync(_account, Cancellation);
        AssertNone(faults);
    }

    // A deferred analysis is accepted, any other is done.
    private static int StatusOf(Entry entry, int usual) =>
        entry.Candidate.Value?["deferred_task"]?["enable"]?.ToJsonString() is "1" ? 202 : usual;

    private static Dictionary<string, string> KnownValues => new(Hints.OfContract)
    {
        ["video.url"] = $"\"{RunningAgent.Videos.Clip}\"",
    };

    private async Task<string[]> SendAllAsync(
        Operation operation,
        IEnumerable<Entry> entries,
        Func<Entry, Answer, string?> judge)
    {
        var faults = new ConcurrentBag<string>();
        var count = 0;

        await Parallel.ForEachAsync(entries, Cancellation, async (entry, cancellationToken) =>
        {
            Interlocked.Increment(ref count);
            var answer = await RunningAgent.Client.SendAsync(
                operation.Method, operation.Path, entry.Candidate.Value, cancellationToken, ("Luna-Account-Id", _account));

            foreach (var fault in AnswerCheck.Faults(operation, answer).Append(judge(entry, answer)).OfType<string>())
            {
                faults.Add($"{entry.Candidate}: {fault} [{string.Join("; ", entry.Faults.Take(2))}]");
            }
        });

        await TestContext.Out.WriteLineAsync($"{operation.Id}: {count} bodies sent");
        return [.. faults.Order(StringComparer.Ordinal)];
    }

    private static string? Refusal(Entry entry, Answer answer) => answer.Status switch
    {
        400 when IsNear(NamedPlace().Match(answer.Detail).Groups["place"].Value, entry.Candidate.Path) => null,
        400 => $"another place is named: {answer.Detail}",
        422 when answer.ErrorCode is 44014 && entry.Candidate.Path.EndsWith("name", StringComparison.Ordinal) => null,
        _ when Served.IsTakenAsAbsent(entry.Candidate) || Served.IsAnotherSpelling(entry.Candidate) => null,
        _ => $"not refused: {answer}",
    };

    // One member decides which others may stand beside it, so that a neighbour may be the one that is named.
    private static bool IsNear(string named, string changed) =>
        Places.IsWithin(changed, named) || Places.IsWithin(named, Places.Parent(changed));

    private static void AssertNone(string[] faults) =>
        Assert.That(faults.Length, Is.Zero, () => $"{faults.Length} faults:\n{string.Join('\n', faults)}");

    [GeneratedRegex("(Path: |Field )'?(?<place>[^' ]*)")]
    private static partial Regex NamedPlace();
}
