using System.Text;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Tests.Requests;

internal sealed class JsonBodyTests
{
    private TestApi _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("{", TestName = "an end that is missing")]
    [TestCase("{\"data\": }", TestName = "a value that is missing")]
    [TestCase("{} {}", TestName = "two values")]
    [TestCase("{'data': 1}", TestName = "single quotes")]
    [TestCase("{\"name\": \"a\", \"name\": \"b\"}", TestName = "a repeated member")]
    [TestCase("{\"name\": \"a\", \"n\\u0061me\": \"b\"}", TestName = "a repeated member behind an escape")]
    [TestCase("{\"data\": {\"fps\": 01}}", TestName = "a leading zero")]
    [TestCase("{\"data\": {\"fps\": NaN}}", TestName = "not a number")]
    [TestCase("// a comment\n{}", TestName = "a comment")]
    [TestCase("{\"name\": \"a\",}", TestName = "a comma at the end")]
    public async Task What_is_not_JSON_is_malformed(string body)
    {
        var refusal = await _api.PostAsync("/2/streams", body).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.MalformedBody)), refusal.Detail);
    }

    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"text\"")]
    [TestCase("5")]
    public async Task A_body_that_is_no_object_is_invalid(string body)
    {
        var refusal = await _api.PostAsync("/2/streams", body).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code, refusal.Path), Is.EqualTo((400, AgentErrorCodes.InvalidBody, "")));
    }

    [Test]
    public async Task A_body_that_is_nested_too_deep_is_malformed()
    {
        var body = string.Concat(Enumerable.Repeat("{\"data\":", 100_000)) + "1" + new string('}', 100_000);

        var refusal = await _api.PostAsync("/2/streams", body).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.MalformedBody)));
    }

    [Test]
    public async Task Text_that_is_not_UTF_8_is_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/2/streams")
        {
            Headers = { { "Luna-Account-Id", Http.AccountId } },
            Content = new ByteArrayContent([.. "{\"name\": \""u8, 0xC3, 0x28, .. "\"}"u8]),
        };
        request.Content.Headers.ContentType = new("application/json");

        var refusal = await _api.Client.SendAsync(request).RefusalAsync();

        Assert.That(refusal.Status, Is.EqualTo(400));
        Assert.That(refusal.Code, Is.AnyOf(AgentErrorCodes.MalformedBody, AgentErrorCodes.InvalidBody));
    }

    [Test]
    public async Task A_byte_order_mark_is_passed_over()
    {
        var response = await _api.PostAsync("/2/streams", "\uFEFF" + Bodies.SmallStream().ToJsonString());

        Assert.That((int)response.StatusCode, Is.EqualTo(201));
    }

    [Test]
    public async Task No_body_is_told_from_an_empty_object()
    {
        var nothing = await _api.SendAsync(HttpMethod.Post, "/2/streams").RefusalAsync();
        var empty = await _api.PostAsync("/2/streams", "").RefusalAsync();

        Assert.That((nothing.Status, nothing.Code), Is.EqualTo((400, AgentErrorCodes.NoBody)));
        Assert.That((empty.Status, empty.Code), Is.EqualTo((400, AgentErrorCodes.NoBody)));
    }

    [TestCase(null, AgentErrorCodes.BadContentType)]
    [TestCase("text/plain", AgentErrorCodes.UnsupportedMediaType)]
    [TestCase("application/xml", AgentErrorCodes.UnsupportedMediaType)]
    [TestCase("application/x-www-form-urlencoded", AgentErrorCodes.UnsupportedMediaType)]
    [TestCase("application/json; charset=utf-16", AgentErrorCodes.UnsupportedMediaType)]
    public async Task A_body_that_does_not_say_it_is_JSON_is_unsupported(string? contentType, int code)
    {
        var refusal = await _api.SendAsync(HttpMethod.Post, "/2/streams", Bodies.SmallStream().ToJsonString(), contentType).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((415, code)));
    }

    [TestCase("application/json; charset=utf-8")]
    [TestCase("Application/JSON")]
    public async Task JSON_may_name_its_charset(string contentType)
    {
        var response = await _api.SendAsync(HttpMethod.Post, "/2/streams", Bodies.SmallStream().ToJsonString(), contentType);

        Assert.That((int)response.StatusCode, Is.EqualTo(201));
    }

    [Test]
    public async Task A_body_above_the_limit_is_too_large()
    {
        var body = Bodies.SmallStream().With("description", $"\"{new string('x', 1024 * 1024)}\"");

        var refusal = await _api.PostAsync("/2/streams", body.ToJsonString()).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((413, AgentErrorCodes.MalformedBody)));
    }

    [Test]
    public async Task A_body_of_unknown_length_is_bounded_too()
    {
        using var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', 2 * 1024 * 1024))));
        content.Headers.ContentType = new("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, "/2/streams") { Content = content };
        request.Headers.Add("Luna-Account-Id", Http.AccountId);
        request.Headers.TransferEncodingChunked = true;

        var refusal = await _api.Client.SendAsync(request).RefusalAsync();

        Assert.That(refusal.Status, Is.EqualTo(413));
    }
}
