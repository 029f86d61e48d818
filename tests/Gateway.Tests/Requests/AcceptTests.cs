using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.AspNetCore.Http;

namespace LunaVideoAgent.Gateway.Tests.Requests;

internal sealed class AcceptTests
{
    private const string Yaml = "application/x-yaml";
    private const string Html = "text/html";

    [TestCase("application/x-yaml", Yaml)]
    [TestCase("text/html", Html)]
    [TestCase("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Html)]
    [TestCase("text/*", Html)]
    [TestCase("*/*", Yaml)]
    [TestCase("text/html;q=0.5, application/x-yaml", Yaml)]
    [TestCase("*/*, application/x-yaml;q=0", Html)]
    [TestCase("text/html;charset=utf-8", Html)]
    public void The_best_liked_of_what_is_offered_is_taken(string header, string expected)
    {
        Assert.That(Accept.ChooseRequired(Request(header), Yaml, Html), Is.EqualTo(expected));
    }

    [TestCase("image/png")]
    [TestCase("application/json")]
    [TestCase("application/x-yaml;q=0")]
    [TestCase("nonsense")]
    [TestCase("")]
    public void What_is_not_offered_is_refused(string header)
    {
        var fault = Assert.Throws<AgentException>(() => Accept.ChooseRequired(Request(header), Yaml, Html));

        Assert.That(fault!.Error.Code, Is.EqualTo(AgentErrorCodes.NotAcceptable));
        Assert.That(fault.Error.Detail, Does.Contain("'application/x-yaml, text/html'"));
    }

    [Test]
    public void Who_does_not_say_gets_the_first_or_is_asked()
    {
        var request = new DefaultHttpContext().Request;

        Assert.That(Accept.Choose(request, Yaml, Html), Is.EqualTo(Yaml));
        Assert.Throws<AgentException>(() => Accept.ChooseRequired(request, Yaml, Html));
    }

    private static HttpRequest Request(string accept)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Accept = accept;
        return request;
    }
}
