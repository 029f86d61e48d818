using LunaVideoAgent.Cluster.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Cluster.Tests.Placement;

internal sealed class ModelTests
{
    private const int Streams = 6;

    private ModelFolder _models = null!;

    [SetUp]
    public void MakeFolder() => _models = new ModelFolder();

    [TearDown]
    public void DeleteFolder() => _models.Dispose();

    [Test]
    public async Task A_stream_runs_only_where_its_model_is_and_waits_while_nobody_has_it()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1);
        var able = await _models.AddSiloAsync(cluster);

        var streams = await cluster.CreateStreamsAsync(Streams, Detection());
        var leases = await cluster.RunningAsync(Streams);
        Assert.That(streams.All(id => leases[id].IsOf(able)), Is.True);

        await cluster.KillAsync(able);
        var other = (await cluster.CreateStreamsAsync(1)).Single();
        var alone = await cluster.RunningAsync(1);
        Assert.That(alone.Keys, Is.EqualTo([other]), "the silo without the model takes other streams and not these");

        var next = await _models.AddSiloAsync(cluster);
        var again = await cluster.RunningAsync(Streams + 1);
        Assert.That(streams.All(id => again[id].IsOf(next)), Is.True);
    }

    [Test]
    public async Task A_silo_without_the_model_lets_one_that_has_it_check_what_is_asked_of_it()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1);
        await _models.AddSiloAsync(cluster);

        var aboutClass = await Assert.ThrowsAsync<AgentException>(() => cluster.CreateStreamsAsync(1, Detection("yellow")));
        var aboutModel = await Assert.ThrowsAsync<AgentException>(() => cluster.CreateStreamsAsync(1, Detection(model: "nothing")));

        Assert.That(aboutClass.Error.Detail, Does.Contain("analytics.0.parameters.parameters.classes.0").And.Contain("red, green"));
        Assert.That(aboutModel.Error.Detail, Does.Contain("analytics.0.parameters.parameters.model"));
    }

    private static StreamSettings Detection(string? unknown = null, string model = ModelFolder.Model) => StreamSample.Camera() with
    {
        Analytics =
        [
            new AnalyticSettings
            {
                Name = AnalyticNames.ObjectDetection,
                Parameters = new ObjectDetectionParameters { Model = model, Classes = unknown is null ? null : [unknown] },
            },
        ],
    };
}
