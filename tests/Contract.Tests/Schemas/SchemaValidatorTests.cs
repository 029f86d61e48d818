using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Schemas;

public sealed class SchemaValidatorTests
{
    [TestCase("{type: string}", "\"a\"")]
    [TestCase("{type: integer}", "1")]
    [TestCase("{type: integer}", "1.0")]
    [TestCase("{type: number}", "1")]
    [TestCase("{type: number}", "1e3")]
    [TestCase("{type: boolean}", "false")]
    [TestCase("{type: array}", "[]")]
    [TestCase("{type: object}", "{}")]
    [TestCase("{}", "null")]
    [TestCase("{type: string, nullable: true}", "null")]
    [TestCase("{nullable: true, allOf: [{type: string}]}", "null")]
    [TestCase("{enum: [a, 1]}", "1")]
    [TestCase("{minimum: 1}", "1")]
    [TestCase("{maximum: 1}", "1")]
    [TestCase("{minimum: 1, exclusiveMinimum: true}", "1.01")]
    [TestCase("{minimum: 1}", "\"0\"")]
    [TestCase("{minLength: 1, maxLength: 2}", "\"ab\"")]
    [TestCase("{maxLength: 1}", "\"😀\"")]
    [TestCase("{pattern: '^a+$'}", "\"aa\"")]
    [TestCase("{type: string, format: uuid}", "\"557d54ec-29ad-4f3c-93b4-c9092ef12515\"")]
    [TestCase("{type: string, format: date-time}", "\"2018-08-11T09:11:41Z\"")]
    [TestCase("{type: string, format: date-time}", "\"2018-08-11T09:11:41.123456+03:00\"")]
    [TestCase("{items: {type: string}, minItems: 1, maxItems: 2}", "[\"a\", \"b\"]")]
    [TestCase("{uniqueItems: true}", "[1, 2, \"1\"]")]
    [TestCase("{required: [a]}", "{\"a\": null}")]
    [TestCase("{properties: {a: {type: string}}}", "{\"b\": 1}")]
    [TestCase("{additionalProperties: {type: integer}}", "{\"b\": 1}")]
    [TestCase("{additionalProperties: true}", "{\"b\": 1}")]
    [TestCase("{allOf: [{minimum: 1}, {maximum: 2}]}", "1.5")]
    [TestCase("{anyOf: [{type: string}, {type: integer}]}", "1")]
    [TestCase("{oneOf: [{type: string}, {type: integer}]}", "1")]
    [TestCase("{allOf: [{additionalProperties: false, properties: {a: {}}}, {properties: {b: {}}}]}", "{\"a\": 1, \"b\": 1}")]
    [TestCase("{properties: {a: {nullable: true}}, description: x, title: x, example: x, default: x}", "{\"a\": null}")]
    public void What_fits_has_no_fault(string schema, string value)
    {
        Assert.That(Validate(schema, value), Is.Empty);
    }

    [TestCase("{type: string}", "1", "")]
    [TestCase("{type: string}", "null", "")]
    [TestCase("{type: integer}", "1.5", "")]
    [TestCase("{type: integer}", "\"1\"", "")]
    [TestCase("{type: number}", "true", "")]
    [TestCase("{type: boolean}", "0", "")]
    [TestCase("{type: array}", "{}", "")]
    [TestCase("{type: object}", "[]", "")]
    [TestCase("{enum: [a, 1]}", "\"1\"", "")]
    [TestCase("{minimum: 1}", "0.99", "")]
    [TestCase("{maximum: 1}", "1.01", "")]
    [TestCase("{minimum: 1, exclusiveMinimum: true}", "1", "")]
    [TestCase("{maximum: 1, exclusiveMaximum: true}", "1", "")]
    [TestCase("{minLength: 1}", "\"\"", "")]
    [TestCase("{maxLength: 1}", "\"ab\"", "")]
    [TestCase("{pattern: '^a+$'}", "\"ab\"", "")]
    [TestCase("{type: string, format: uuid}", "\"557d54ec29ad4f3c93b4c9092ef12515\"", "")]
    [TestCase("{type: string, format: date-time}", "\"2018-08-11\"", "")]
    [TestCase("{type: string, format: date-time}", "\"2018-08-11T09:11:41\"", "")]
    [TestCase("{type: string, format: date-time}", "\"2018-02-31T09:11:41Z\"", "")]
    [TestCase("{items: {type: string}}", "[\"a\", 1]", "1")]
    [TestCase("{minItems: 1}", "[]", "")]
    [TestCase("{maxItems: 1}", "[1, 2]", "")]
    [TestCase("{uniqueItems: true}", "[{\"a\": 1}, {\"a\": 1}]", "")]
    [TestCase("{required: [a]}", "{}", "a")]
    [TestCase("{properties: {a: {properties: {b: {type: string}}}}}", "{\"a\": {\"b\": 1}}", "a.b")]
    [TestCase("{additionalProperties: false, properties: {a: {}}}", "{\"b\": 1}", "b")]
    [TestCase("{additionalProperties: {type: integer}}", "{\"b\": \"1\"}", "b")]
    [TestCase("{allOf: [{minimum: 1}, {maximum: 2}]}", "3", "")]
    [TestCase("{anyOf: [{type: string}, {type: integer}]}", "true", "")]
    [TestCase("{oneOf: [{type: integer}, {minimum: 0}]}", "1", "")]
    [TestCase("{oneOf: [{type: string}, {type: integer}]}", "null", "")]
    [TestCase("{oneOf: [{properties: {a: {enum: [x]}}}, {properties: {b: {type: string}}, required: [c]}]}", "{\"a\": 1}", "a")]
    [TestCase("{allOf: [{additionalProperties: false, properties: {a: {}}}, {properties: {b: {}}}]}", "{\"c\": 1}", "c")]
    public void What_does_not_fit_is_named(string schema, string value, string path)
    {
        Assert.That(Validate(schema, value).Select(fault => fault.Path), Does.Contain(path));
    }

    [Test]
    public void A_keyword_that_is_not_checked_is_refused()
    {
        Assert.Throws<NotSupportedException>(() => Validate("{multipleOf: 2}", "3"));
    }

    [Test]
    public void A_format_that_is_not_checked_is_refused()
    {
        Assert.Throws<NotSupportedException>(() => Validate("{type: string, format: ipv6}", "\"::1\""));
    }

    private static IReadOnlyList<SchemaFault> Validate(string schema, string value)
    {
        var document = OpenApiDocument.Parse($"{{paths: {{}}, components: {{schemas: {{Tested: {schema}}}}}}}");

        return new SchemaValidator(document).Validate(JsonNode.Parse(value), document.Schema("Tested"));
    }
}
