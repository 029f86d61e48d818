using System.Text.Json.Nodes;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Streams;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Streams;

internal sealed class KeptCallbackSecretsTests
{
    private const string Callbacks = "analytics.0.parameters.callbacks";

    private TestApi _api = null!;
    private StreamSettings _stored = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _api = await TestApi.StartAsync();
        _stored = await CreateAsync(Bodies.FullStream()
            .With($"{Callbacks}.0.secret", "\"whsec\"")
            .With("notification_policy.callbacks.0.secret", "\"other\""));
        _api.Catalog.GetAsync(Snapshots.StreamId, Arg.Any<Guid?>(), Arg.Any<CancellationToken>()).Returns(Snapshots.Of(_stored));
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_stream_that_is_put_back_as_it_was_shown_keeps_all_its_secrets()
    {
        var shown = await ShownAsync();
        Assert.That(shown.ToJsonString(), Does.Not.Contain("hidden").And.Not.Contain("marker").And.Not.Contain("whsec"));

        var settings = await ReplaceAsync(shown);

        var (callbacks, known) = (settings.Analytics[0].Callbacks, _stored.Analytics[0].Callbacks);
        Assert.That(callbacks.Select(one => one.Url), Is.EqualTo(known.Select(one => one.Url)));
        Assert.That(callbacks.Select(one => one.Secret), Is.EqualTo(known.Select(one => one.Secret)));
        Assert.That(callbacks.Select(one => one.Authorization), Is.EqualTo(known.Select(one => one.Authorization)));
        Assert.That(callbacks.Select(one => one.Sasl), Is.EqualTo(known.Select(one => one.Sasl)));
        Assert.That(callbacks.Select(one => one.Headers), Is.EqualTo(known.Select(one => one.Headers)));
        Assert.That(settings.NotificationPolicy!.Callbacks[0].Secret, Is.EqualTo("other"));
        Assert.That(settings.Data.Reference, Is.EqualTo(_stored.Data.Reference));
    }

    [Test]
    public async Task Callbacks_that_changed_places_keep_their_own_secrets()
    {
        var shown = await ShownAsync();
        var list = shown["analytics"]![0]!["parameters"]!["callbacks"]!.AsArray();
        var first = list[0]!;
        list.RemoveAt(0);
        list.Add(first);

        var settings = await ReplaceAsync(shown);

        Assert.That(settings.Analytics[0].Callbacks[^1].Secret, Is.EqualTo("whsec"));
    }

    [TestCase($"{Callbacks}.0.url", "\"https://***:***@elsewhere.example/events?token=***\"", $"{Callbacks}.0")]
    [TestCase($"{Callbacks}.0.authorization.login", "\"other\"", $"{Callbacks}.0")]
    [TestCase($"{Callbacks}.3.servers", "[\"elsewhere:9092\"]", $"{Callbacks}.3")]
    [TestCase($"{Callbacks}.3.protocol", "\"SASL_PLAINTEXT\"", $"{Callbacks}.3")]
    [TestCase($"{Callbacks}.4.url", "\"mqtt://elsewhere:1883\"", $"{Callbacks}.4")]
    [TestCase("notification_policy.callbacks.0.url", "\"http://elsewhere.example/\"", "notification_policy.callbacks.0")]
    public async Task Nothing_of_it_goes_elsewhere(string path, string value, string fault)
    {
        var shown = await ShownAsync();

        var refusal = await _api.SendAsync(HttpMethod.Put, $"/2/streams/{Snapshots.StreamId}", shown.With(path, value).ToJsonString())
            .RefusalAsync();

        Assert.That((refusal.Status, refusal.Path), Is.EqualTo((400, fault)));
        await _api.Catalog.DidNotReceiveWithAnyArgs().ReplaceAsync(default, null!, default);
    }

    private async Task<StreamSettings> CreateAsync(JsonObject body)
    {
        StreamSettings? created = null;
        await _api.Catalog.CreateAsync(Arg.Any<Guid>(), Arg.Do<StreamSettings>(one => created = one), Arg.Any<CancellationToken>());
        using var response = await _api.PostAsync("/2/streams", body.ToJsonString());
        Assert.That(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return created!;
    }

    // What the user interface does: the members that can be put, as they were shown.
    private async Task<JsonObject> ShownAsync()
    {
        using var response = await _api.GetAsync($"/2/streams/{Snapshots.StreamId}");
        var shown = await response.JsonAsync();
        var analytic = shown["analytics"]![0]!.AsObject();

        foreach (var added in new[] { "status", "autorestart" })
        {
            analytic.Remove(added);
        }

        return new JsonObject
        {
            ["data"] = shown["data"]!.DeepClone(),
            ["analytics"] = new JsonArray(analytic.DeepClone()),
            ["notification_policy"] = shown["notification_policy"]!.DeepClone(),
        };
    }

    private async Task<StreamSettings> ReplaceAsync(JsonObject body)
    {
        StreamSettings? put = null;
        await _api.Catalog.ReplaceAsync(Arg.Any<Guid>(), Arg.Do<StreamSettings>(one => put = one), Arg.Any<CancellationToken>());
        using var response = await _api.SendAsync(HttpMethod.Put, $"/2/streams/{Snapshots.StreamId}", body.ToJsonString());
        Assert.That(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return put!;
    }
}
