using System.Text.RegularExpressions;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.OpenApi;
using LunaVideoAgent.Contract.Tests.Schemas;

namespace LunaVideoAgent.Contract.Tests.Operations;

/// <summary>The document that the running server makes of itself, held against the published one.</summary>
public sealed class SpecTests
{
    private const string Path = "/docs/spec";

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task The_document_of_the_server_means_what_the_contract_means()
    {
        var differences = new SpecComparer(OpenApiDocument.Published, await ReadAsync()).Differences().ToArray();

        var unexplained = differences.Where(difference => SpecDifferences.Known.All(known => !Regex.IsMatch(difference, known.Pattern)));
        var outdated = SpecDifferences.Known.Where(known => differences.All(difference => !Regex.IsMatch(difference, known.Pattern)));
        Assert.That(unexplained, Is.Empty, () => string.Join('\n', unexplained));
        Assert.That(outdated, Is.Empty, () => string.Join('\n', outdated));
    }

    [Test]
    public async Task Every_operation_says_what_it_answers()
    {
        var operations = (await ReadAsync()).Operations;

        Assert.That(operations.Where(operation => operation.Statuses is []).Select(operation => operation.Id), Is.Empty);
        Assert.That(operations.Select(operation => operation.Id), Is.Unique);
    }

    [Test]
    public async Task A_person_gets_a_page_that_fetches_nothing_from_elsewhere()
    {
        var page = await RunningAgent.Client.SendAsync("GET", Path, null, Cancellation, ("Accept", "text/html"));
        var scripts = Regex.Matches(page.Text, "(src|href)=\"(?<url>/[^\"]+)\"").Select(match => match.Groups["url"].Value).ToArray();

        Assert.That(page.MediaType, Is.EqualTo("text/html"));
        Assert.That(page.Text, Does.Not.Contain("://"));
        Assert.That(scripts, Is.EqualTo(["/docs/reader/scalar.js"]));
        Assert.That((await RunningAgent.Client.SendAsync("GET", scripts[0], null, Cancellation)).Status, Is.EqualTo(200));
    }

    [TestCase("application/json")]
    [TestCase("image/png")]
    [TestCase(null)]
    public async Task Who_wants_another_form_or_does_not_say_is_refused(string? accept)
    {
        (string, string)[] headers = accept is null ? [] : [("Accept", accept)];

        var answer = await RunningAgent.Client.SendAsync("GET", Path, null, Cancellation, headers);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, 12023)), answer.ToString());
        Assert.That(AnswerCheck.Faults(OpenApiDocument.Published.Operation("getOpenApi"), answer), Is.Empty);
    }

    [Test]
    public async Task The_manual_has_every_page_and_every_link_leads_somewhere()
    {
        var start = await RunningAgent.Client.SendAsync("GET", "/docs", null, Cancellation);
        var seen = new HashSet<string>();
        var open = new Queue<string>([start.Headers["Location"]]);

        while (open.TryDequeue(out var path))
        {
            var page = await RunningAgent.Client.SendAsync("GET", path, null, Cancellation, ("Accept", "text/html"));
            Assert.That(page.Status, Is.EqualTo(200), path);

            foreach (var next in Links(page.Text, path).Where(seen.Add))
            {
                open.Enqueue(next);
            }
        }

        Assert.That(start.Status, Is.EqualTo(302));
        Assert.That(seen, Has.Some.EndsWith("-architecture.html").And.Some.EndsWith("-settings.html"));
    }

    private static IEnumerable<string> Links(string page, string path) =>
        from link in Regex.Matches(page, "href=\"(?<url>[^\"#]+)[^\"]*\"").Select(match => match.Groups["url"].Value)
        where !link.Contains(':', StringComparison.Ordinal)
        select new Uri(new Uri($"http://agent{path}"), link).AbsolutePath;

    private static async Task<OpenApiDocument> ReadAsync()
    {
        var answer = await RunningAgent.Client.SendAsync("GET", Path, null, Cancellation, ("Accept", "application/x-yaml"));

        Assert.That(answer.MediaType, Is.EqualTo("application/x-yaml"), answer.ToString());
        AnswerCheck.Faults(OpenApiDocument.Published.Operation("getOpenApi"), answer);
        return OpenApiDocument.Parse(answer.Text);
    }
}
