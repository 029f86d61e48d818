namespace LunaVideoAgent.Contract.Tests.OpenApi;

public sealed class OpenApiDocumentTests
{
    [Test]
    public void Every_operation_of_the_contract_is_found()
    {
        var operations = OpenApiDocument.Published.Operations.Select(operation => $"{operation.Method} {operation.Path}");

        Assert.That(
            operations,
            Is.SupersetOf(["POST /2/streams", "GET /2/streams/{stream_id}", "PATCH /2/streams/{stream_id}", "GET /2/ws"]));
    }

    [Test]
    public void Parameters_of_the_path_belong_to_each_of_its_operations()
    {
        var parameters = OpenApiDocument.Published.Operation("removeStream").Parameters(OpenApiDocument.Published);

        Assert.That(parameters.Select(parameter => parameter.Name), Is.EqualTo(["stream_id", "Luna-Request-Id", "account_id"]));
    }

    [Test]
    public void A_reference_is_followed_to_its_end()
    {
        var document = OpenApiDocument.Parse(
            """
            paths: {}
            components:
              schemas:
                First: {$ref: '#/components/schemas/Second'}
                Second: {type: integer}
            """);

        var schema = document.Resolve(document.Schema("First"));

        Assert.That((string)schema["type"]!, Is.EqualTo("integer"));
    }

    [Test]
    public void A_reference_to_nothing_is_an_error()
    {
        var document = OpenApiDocument.Parse("{paths: {}, components: {schemas: {A: {$ref: '#/components/schemas/B'}}}}");

        Assert.Throws<InvalidDataException>(() => document.Resolve(document.Schema("A")));
    }

    [Test]
    public void Statuses_and_bodies_are_what_the_contract_says()
    {
        var create = OpenApiDocument.Published.Operation("createStream");

        Assert.That(create.Statuses, Is.EqualTo([201, 400, 403, 415, 422, 500]));
        Assert.That(create.Body(OpenApiDocument.Published)!.ContainsKey("properties"), Is.True);
        Assert.That(create.Response(OpenApiDocument.Published, 418), Is.Null);
    }
}
