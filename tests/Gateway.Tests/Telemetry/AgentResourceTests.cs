using LunaVideoAgent.Gateway.Telemetry;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Resources;

namespace LunaVideoAgent.Gateway.Tests.Telemetry;

[NonParallelizable]
internal sealed class AgentResourceTests
{
    private const string Variable = "OTEL_RESOURCE_ATTRIBUTES";

    [TearDown]
    public void Restore() => Environment.SetEnvironmentVariable(Variable, null);

    [Test]
    public void A_process_says_what_it_is_which_one_where_and_of_what_version()
    {
        var attributes = Describe();

        Assert.That(attributes["service.namespace"], Is.EqualTo("luna"));
        Assert.That(attributes["service.name"], Is.EqualTo("luna-silo"));
        Assert.That(attributes["service.instance.id"], Is.EqualTo("10.0.0.11:11111"));
        Assert.That($"{attributes["service.version"]}", Does.Match(@"^\d+\.\d+\.\d+"));
        Assert.That(attributes["host.name"], Is.EqualTo(Environment.MachineName));
        Assert.That(attributes["process.pid"], Is.EqualTo((long)Environment.ProcessId));
    }

    [Test]
    public void What_the_environment_says_goes_before()
    {
        Environment.SetEnvironmentVariable(Variable, "service.instance.id=luna-silo-0,deployment.environment.name=hall 3");

        var attributes = Describe();

        Assert.That(attributes["service.instance.id"], Is.EqualTo("luna-silo-0"));
        Assert.That(attributes["deployment.environment.name"], Is.EqualTo("hall 3"));
        Assert.That(attributes["service.name"], Is.EqualTo("luna-silo"));
    }

    [TestCase("http://127.0.0.1:5240", ":5240")]
    [TestCase("http://*:8080/;https://*:8443", ":8080")]
    [TestCase("http://[::1]:5241", ":5241")]
    [TestCase("http://gateway", "")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void A_process_that_serves_the_API_is_named_by_machine_and_port(string? urls, string ending)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Urls"] = urls })
            .Build();

        Assert.That(AgentResource.InstanceOf(configuration), Is.EqualTo($"{Environment.MachineName}{ending}"));
    }

    private static Dictionary<string, object> Describe()
    {
        var builder = ResourceBuilder.CreateDefault();
        AgentResource.Describe(builder, "luna-silo", "10.0.0.11:11111");
        return builder.Build().Attributes.ToDictionary(one => one.Key, one => one.Value);
    }
}
