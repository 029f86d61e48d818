using System.Net.Http.Headers;
using LunaVideoAgent.Gateway.Tests.Support;

namespace LunaVideoAgent.Gateway.Tests.Access;

internal sealed class CallerFinderTests
{
    private const string Audience = "luna";

    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(5);

    private TestProvider _provider = null!;
    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _provider = await TestProvider.StartAsync();
        _api = await TestApi.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Access:JwtAuthority"] = _provider.Authority,
            ["Access:JwtAudience"] = Audience,
        });
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _api.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Test]
    public async Task A_token_opens_what_its_role_and_accounts_say()
    {
        var account = $"{TestKeys.Account}";
        var reader = _provider.Sign(Audience, Valid, ("accounts", account));
        var writer = _provider.Sign(Audience, Valid, ("accounts", account), ("role", "write"));
        var administrator = _provider.Sign(Audience, Valid, ("role", "admin"));

        Assert.That(await StatusAsync("GET", "/2/streams/count", reader), Is.EqualTo(200));
        Assert.That(await StatusAsync("PATCH", $"/2/streams/{Guid.NewGuid()}?action=stop", reader), Is.EqualTo(403));
        Assert.That(await StatusAsync("PATCH", $"/2/streams/{Guid.NewGuid()}?action=stop", writer), Is.EqualTo(200));
        Assert.That(await StatusAsync("GET", $"/2/streams/count?account_id={TestKeys.ForeignAccount}", writer), Is.EqualTo(403));
        Assert.That(await StatusAsync("GET", "/config", administrator), Is.EqualTo(200));
    }

    [Test]
    public async Task A_token_without_accounts_reaches_no_account()
    {
        var token = _provider.Sign(Audience, Valid, ("role", "write"));

        Assert.That(await StatusAsync("GET", "/2/streams", token), Is.EqualTo(403));
    }

    [Test]
    public async Task A_token_that_is_over_for_others_or_forged_opens_nothing()
    {
        Assert.That(await StatusAsync("GET", "/2/streams", _provider.Sign(Audience, -TimeSpan.FromHours(1))), Is.EqualTo(401));
        Assert.That(await StatusAsync("GET", "/2/streams", _provider.Sign("others", Valid)), Is.EqualTo(401));
        Assert.That(await StatusAsync("GET", "/2/streams", _provider.Forge(Audience)), Is.EqualTo(401));
    }

    [Test]
    public async Task Keys_of_the_provider_may_change()
    {
        var before = _provider.Sign(Audience, Valid, ("role", "admin"));
        Assert.That(await StatusAsync("GET", "/2/streams", before), Is.EqualTo(200));

        _provider.Rotate();
        var after = _provider.Sign(Audience, Valid, ("role", "admin"));

        Assert.That(() => StatusAsync("GET", "/2/streams", after), Is.EqualTo(200).After(10_000, 50));
    }

    private async Task<int> StatusAsync(string method, string path, string token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _api.Client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
