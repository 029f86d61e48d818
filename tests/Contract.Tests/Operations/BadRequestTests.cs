using System.Collections.Concurrent;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.Support;

namespace LunaVideoAgent.Contract.Tests.Operations;

public sealed class BadRequestTests
{
    private const int Count = 10_000;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [Test]
    [CancelAfter(240_000)]
    public async Task Ten_thousand_bad_requests_are_refused_and_nothing_breaks_hangs_or_is_created()
    {
        var cancellationToken = TestContext.CurrentContext.CancellationToken;
        var account = Guid.NewGuid().ToString();
        var requests = new BadRequests(seed: 20_261_124, account);
        var statuses = new ConcurrentDictionary<int, int>();
        var faults = new ConcurrentBag<string>();

        var all = Enumerable.Range(0, 2 * Count).Select(requests.Next).Where(IsBad).Take(Count).ToArray();

        await Parallel.ForEachAsync(all, cancellationToken, async (bad, token) =>
        {
            var answer = await RunningAgent.Client
                .SendTextAsync(bad.Method, bad.Path, bad.Body, bad.ContentType, token, ("Luna-Account-Id", bad.Account))
                .WaitAsync(Deadline, token);

            statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);

            foreach (var fault in Faults(answer))
            {
                faults.Add($"{bad}: {fault}");
            }
        });

        await TestContext.Progress.WriteLineAsync(
            $"{Count} bad requests: {string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"))}");
        Assert.That(faults, Is.Empty, () => string.Join('\n', faults.Take(20)));
        Assert.That(await TestStream.RemoveAllAsync(account, cancellationToken), Is.Zero, "Something was created.");
    }

    // The page says 0 or 1 and the service takes true and false too.
    private static bool IsBad(BadRequest request) =>
        request.Body?.Contains("\"deferred_task\":{\"enable\":true", StringComparison.Ordinal) != true;

    private static IEnumerable<string> Faults(Answer answer) =>
        answer.Status is < 400 or >= 500 ? [$"answered with {answer}"] : AnswerCheck.ErrorFaults(answer);
}
