using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Generation;

public sealed class MutatorTests
{
    [Test]
    public void A_number_is_tried_on_and_beside_its_limits()
    {
        var values = Values("{type: integer, minimum: 1, maximum: 9}", "5");

        Assert.That(values, Is.SupersetOf(["0", "1", "2", "8", "9", "10"]));
        Assert.That(values, Does.Not.Contain("5"));
    }

    [Test]
    public void A_text_is_tried_on_and_beside_its_length()
    {
        var values = Values("{type: string, maxLength: 3}", "\"ab\"");

        Assert.That(values, Is.SupersetOf(["\"aba\"", "\"abaa\""]));
    }

    [Test]
    public void A_word_is_tried_with_every_other_and_with_an_unknown_one()
    {
        var values = Values("{type: string, enum: [start, end]}", "\"end\"");

        Assert.That(values, Is.SupersetOf(["\"start\"", "\"END\"", "\"word\"", "null", "0", "[]", "{}"]));
    }

    [Test]
    public void A_list_is_tried_with_one_item_too_few_and_too_many()
    {
        var values = Values("{type: array, minItems: 1, maxItems: 3, items: {type: boolean}}", "[true]");

        Assert.That(values, Is.SupersetOf(["[]", "[true,true,true]", "[true,true,true,true]", "[null]"]));
    }

    [Test]
    public void An_object_loses_and_gains_members()
    {
        var values = Values("{type: object, properties: {a: {type: boolean}, b: {type: boolean}}}", """{"a":true,"b":true}""");

        Assert.That(
            values,
            Is.SupersetOf([
                """{"b":true}""",
                """{"a":true}""",
                """{"a":true,"b":true,"unexpected_member":1}""",
                """{"a":null,"b":true}""",
            ]));
    }

    [Test]
    public void A_change_names_its_place()
    {
        var changes = Changes("{type: object, properties: {a: {type: array, items: {type: boolean}}}}", """{"a":[true]}""");

        Assert.That(changes.Select(change => change.Path).Distinct(), Is.EquivalentTo(["", "unexpected_member", "a", "a.0"]));
    }

    [Test]
    public void Changes_can_be_kept_within_a_place()
    {
        var changes = Changes("{type: object, properties: {a: {type: boolean}, ab: {type: boolean}}}", """{"a":true,"ab":true}""", "a");

        Assert.That(changes.Select(change => change.Path).Distinct(), Is.EqualTo(["a"]));
    }

    private static string[] Values(string schema, string value) =>
        [.. Changes(schema, value).Select(change => change.Value?.ToJsonString() ?? "null")];

    private static Candidate[] Changes(string schema, string value, string within = "")
    {
        var document = OpenApiDocument.Parse($"{{paths: {{}}, components: {{schemas: {{Tested: {schema}}}}}}}");

        return [.. new Mutator(document).Mutate(JsonNode.Parse(value), document.Schema("Tested"), within)];
    }
}
