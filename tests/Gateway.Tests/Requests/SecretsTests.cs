using LunaVideoAgent.Gateway.Requests;

namespace LunaVideoAgent.Gateway.Tests.Requests;

internal sealed class SecretsTests
{
    [TestCase("rtsp://me:secret@host/1", "rtsp://***:***@host/1")]
    [TestCase("rtsp://me@host/1", "rtsp://***:***@host/1")]
    [TestCase("rtsp://me:p@ss@host/1", "rtsp://***:***@host/1")]
    [TestCase("http://host/@user/a.mp4", "http://host/@user/a.mp4")]
    [TestCase("http://host/a?token=abc&x=1", "http://host/a?token=***&x=1")]
    [TestCase("http://host/a?x=1&access_token=abc#f", "http://host/a?x=1&access_token=***#f")]
    [TestCase("http://host/a?PASSWORD=abc", "http://host/a?PASSWORD=***")]
    [TestCase("/media/a.mp4", "/media/a.mp4")]
    [TestCase("failed: 'http://a:b@c/d?key=e', then rtsp://f:g@h", "failed: 'http://***:***@c/d?key=***', then rtsp://***:***@h")]
    [TestCase(null, null)]
    public void Secrets_of_urls_are_masked_wherever_a_text_has_them(string? text, string? masked)
    {
        Assert.That(Secrets.InText(text), Is.EqualTo(masked));
    }

    [Test]
    public void A_value_is_masked_by_its_name_or_for_what_it_holds()
    {
        var values = new Dictionary<string, string>
        {
            ["Authorization"] = "Bearer abc",
            ["X-Api-Key"] = "abc",
            ["Cookie"] = "a=b",
            ["Referer"] = "http://a:b@host/",
            ["X-Place"] = "gate",
        };

        Assert.That(Secrets.InValues(values), Is.EqualTo(new Dictionary<string, string>
        {
            ["Authorization"] = "***",
            ["X-Api-Key"] = "***",
            ["Cookie"] = "***",
            ["Referer"] = "http://***:***@host/",
            ["X-Place"] = "gate",
        }));
    }
}
