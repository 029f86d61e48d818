using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Tests.Requests;

internal sealed class AccountHeaderTests
{
    private TestApi _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Who_creates_a_stream_must_say_for_whom()
    {
        var refusal = await _api.SendAsync(HttpMethod.Post, "/2/streams", "{}", account: null).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((403, AgentErrorCodes.AccountRequired)));
    }

    [TestCase("me")]
    [TestCase("557D54EC-29AD-4F3C-93B4-C9092EF12515")]
    [TestCase("{557d54ec-29ad-4f3c-93b4-c9092ef12515}")]
    [TestCase("557d54ec29ad4f3c93b4c9092ef12515")]
    public async Task An_account_is_a_lower_case_uuid(string account)
    {
        var stream = await _api.SendAsync(HttpMethod.Post, "/2/streams", "{}", account: account).RefusalAsync();
        var video = await _api.SendAsync(HttpMethod.Post, "/1/videosdk", "{}", account: account).RefusalAsync();

        Assert.That((stream.Status, stream.Code), Is.EqualTo((400, AgentErrorCodes.AccountInvalid)));
        Assert.That((video.Status, video.Code), Is.EqualTo((400, AgentErrorCodes.AccountInvalid)));
    }
}
