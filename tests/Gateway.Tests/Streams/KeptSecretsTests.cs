using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Streams;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Streams;

internal sealed class KeptSecretsTests
{
    private const string Stored = "rtsp://admin:marker@camera/1?token=second&channel=2";
    private const string Shown = "rtsp://***:***@camera/1?token=***&channel=2";
    private const string OtherHost = "rtsp://***:***@other/1?token=***&channel=2";
    private const string OtherPath = "rtsp://***:***@camera/2?token=***&channel=2";

    [TestCase(Shown, Stored, TestName = "A_source_that_is_put_back_as_it_was_shown_keeps_its_secrets")]
    [TestCase(OtherHost, OtherHost, TestName = "Another_host_gets_no_secrets")]
    [TestCase(OtherPath, OtherPath, TestName = "Another_path_gets_no_secrets")]
    [TestCase("rtsp://new:own@camera/1", "rtsp://new:own@camera/1", TestName = "New_secrets_take_the_place_of_the_stored_ones")]
    public async Task A_replaced_source_has_the_reference(string given, string kept)
    {
        await using var api = await TestApi.StartAsync();
        var stored = Snapshots.Small().Settings;
        stored = stored with { Data = stored.Data with { Reference = Stored } };
        api.Catalog.GetAsync(Snapshots.StreamId, stored.AccountId, Arg.Any<CancellationToken>()).Returns(Snapshots.Of(stored));
        var body = Bodies.SmallStream().With("data.reference", $"\"{given}\"").ToJsonString();

        var response = await api.SendAsync(HttpMethod.Put, $"/2/streams/{Snapshots.StreamId}", body);

        Assert.That(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        await api.Catalog.Received(1).ReplaceAsync(
            Snapshots.StreamId, Arg.Is<StreamSettings>(settings => settings.Data.Reference == kept), Arg.Any<CancellationToken>());
    }
}
