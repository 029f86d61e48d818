using System.Collections.Concurrent;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Agent;

/// <summary>Which documented answers were seen in this run.</summary>
internal static class AnswerLedger
{
    private static readonly ConcurrentDictionary<(string Operation, int Status), int> Seen = new();

    /// <summary>Counts an answer.</summary>
    public static void Note(Operation operation, int status) => Seen.AddOrUpdate((operation.Id, status), 1, (_, count) => count + 1);

    /// <summary>A line for each operation: seen of documented answers, and how often each came.</summary>
    public static IEnumerable<string> Table() =>
        from operation in OpenApiDocument.Published.Operations
        let counts = operation.Statuses.Select(status => (Status: status, Count: Seen.GetValueOrDefault((operation.Id, status)))).ToArray()
        let seen = counts.Count(entry => entry.Count > 0)
        select $"{operation.Id,-18} {seen}/{counts.Length}  {string.Join("  ", counts.Select(entry => $"{entry.Status}: {entry.Count}"))}";
}
