using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Operations;

public sealed class NotServedTests
{
    private const string AnyId = "557d54ec-29ad-4f3c-93b4-c9092ef12515";

    public static IEnumerable<string> Operations => Served.NotYet.Keys;

    [TestCaseSource(nameof(Operations))]
    public async Task An_operation_that_is_not_served_yet_is_an_unknown_page(string id)
    {
        var operation = OpenApiDocument.Published.Operation(id);
        var path = operation.Path.Replace("{task_id}", AnyId, StringComparison.Ordinal);

        var answer = await RunningAgent.Client.SendAsync(operation.Method, path, null, TestContext.CurrentContext.CancellationToken);

        Assert.That(answer.ErrorCode, Is.EqualTo(12013), $"{id} is served now: take it from the list. {answer}");
        Assert.Ignore($"{operation.Method} {operation.Path}: {Served.NotYet[id]}");
    }
}
