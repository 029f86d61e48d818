namespace LunaVideoAgent.Contract.Tests.OpenApi;

public sealed class YamlJsonTests
{
    [TestCase("a: 1", """{"a":1}""")]
    [TestCase("a: -1.5", """{"a":-1.5}""")]
    [TestCase("a: true", """{"a":true}""")]
    [TestCase("a: null", """{"a":null}""")]
    [TestCase("a:", """{"a":null}""")]
    [TestCase("a: ~", """{"a":null}""")]
    [TestCase("a: '200'", """{"a":"200"}""")]
    [TestCase("a: 3.0.3", """{"a":"3.0.3"}""")]
    [TestCase("a: 007", """{"a":"007"}""")]
    [TestCase("a: [1, {b: c}]", """{"a":[1,{"b":"c"}]}""")]
    [TestCase("200: x", """{"200":"x"}""")]
    public void What_is_not_quoted_has_its_own_type(string yaml, string json)
    {
        Assert.That(YamlJson.Parse(yaml)!.ToJsonString(), Is.EqualTo(json));
    }
}
