using LunaVideoAgent.Gateway.Config;

namespace LunaVideoAgent.Gateway.Tests.Config;

internal sealed class ConfigTextTests
{
    private static readonly SortedDictionary<string, SortedDictionary<string, object?>> Groups = new(StringComparer.Ordinal)
    {
        ["Api"] = new(StringComparer.Ordinal) { ["Size"] = 3, ["Name"] = null, ["List"] = new object?[] { "a", true } },
        ["Logging"] = new(StringComparer.Ordinal) { ["LogLevel:Default"] = "Warning", ["LogLevel:Orleans"] = "Error" },
        ["Sides"] = new(StringComparer.Ordinal) { ["ByModel"] = new SortedDictionary<string, object?> { ["nano"] = 320L } },
        ["Urls"] = new(StringComparer.Ordinal) { [""] = "http://127.0.0.1" },
    };

    [Test]
    public void JSON_has_an_object_for_each_group_and_keeps_the_kinds_of_values()
    {
        Assert.That(
            ConfigText.ToJson(Groups).ToJsonString(),
            Is.EqualTo(
                """
                {"Api":{"List":["a",true],"Name":null,"Size":3},"Logging":{"LogLevel":{"Default":"Warning","Orleans":"Error"}},
                "Sides":{"ByModel":{"nano":320}},"Urls":"http://127.0.0.1"}
                """.ReplaceLineEndings("")));
    }

    [Test]
    public void Lines_can_be_given_back_as_settings()
    {
        Assert.That(
            ConfigText.ToLines(Groups),
            Is.EqualTo(
                """
                Api:List:0 = a
                Api:List:1 = True
                Api:Name =
                Api:Size = 3

                Logging:LogLevel:Default = Warning
                Logging:LogLevel:Orleans = Error

                Sides:ByModel:nano = 320

                Urls = http://127.0.0.1

                """.Replace("Name =\n", "Name = \n", StringComparison.Ordinal)));
    }
}
