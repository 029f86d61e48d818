using LunaVideoAgent.Contract.Tests.OpenApi;
using LunaVideoAgent.Contract.Tests.Schemas;

namespace LunaVideoAgent.Contract.Tests.Generation;

public sealed class ExampleBuilderTests
{
    private static readonly OpenApiDocument Document = OpenApiDocument.Published;

    [TestCase("StreamCreate")]
    [TestCase("VideoSdkRequest")]
    [TestCase("PeopleCountStreamParameters")]
    [TestCase("CallbackHttp")]
    [TestCase("StreamLog")]
    [TestCase("WsMessage")]
    public void Every_example_fits_its_schema(string name)
    {
        var validator = new SchemaValidator(Document);

        var examples = new ExampleBuilder(Document, Hints.OfContract).Build(Document.Schema(name));

        Assert.That(examples.SelectMany(example => validator.Validate(example.Value, Document.Schema(name))), Is.Empty);
    }

    [Test]
    public void Every_variant_has_an_example()
    {
        var examples = new ExampleBuilder(Document, Hints.OfContract).Build(Document.Schema("PeopleCountParametersBase"));

        Assert.That(
            examples.Select(example => example.Value!["droi"]!.ToJsonString()),
            Is.EqualTo([
                """{"form":"common","mode":"abs","area":[[[0,0],[0,100],[100,100]]]}""",
                """{"form":"wkt","mode":"abs","area":"MULTIPOLYGON (((0 0, 0 100, 100 100, 0 0)))"}""",
            ]));
    }

    [Test]
    public void A_variant_inside_says_where_it_differs()
    {
        var examples = new ExampleBuilder(Document, Hints.OfContract).Build(Document.Schema("PeopleCountStreamParameters"));

        Assert.That(examples[0].Focus, Is.Empty);
        Assert.That(
            examples.Skip(1).Select(example => example.Focus),
            Is.EquivalentTo(["callbacks.0", "callbacks.0", "callbacks.0", "parameters.droi"]));
    }

    [Test]
    public void A_hint_is_taken_where_the_schema_says_too_little()
    {
        var hints = new Dictionary<string, string> { ["data.reference"] = "\"rtsp://127.0.0.1:9/x\"" };

        var examples = new ExampleBuilder(Document, hints).Build(Document.Schema("StreamCreate"));

        Assert.That((string)examples[0].Value!["data"]!["reference"]!, Is.EqualTo("rtsp://127.0.0.1:9/x"));
    }
}
