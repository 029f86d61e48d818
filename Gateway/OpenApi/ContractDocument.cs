using System.Globalization;
using System.Text.RegularExpressions;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Requests;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace LunaVideoAgent.Gateway.OpenApi;

/// <summary>Completes the document that the framework makes of the routes with what the endpoints say of themselves.</summary>
internal sealed partial class ContractDocument : IOpenApiDocumentTransformer
{
    private const string Json = "application/json";

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Video Agent compatible API", Version = "1.28.0" };
        document.Servers = [];
        document.Components = new OpenApiComponents();
        var schemas = new SchemaBook(document);

        foreach (var description in context.DescriptionGroups.SelectMany(group => group.Items))
        {
            var path = PathOf(description);

            if (description.HttpMethod is { } method
                && document.Paths.TryGetValue(path, out var item)
                && item.Operations?.TryGetValue(new HttpMethod(method), out var operation) == true)
            {
                Complete(operation, description, schemas);
            }
        }

        return Task.CompletedTask;
    }

    private static void Complete(OpenApiOperation operation, ApiDescription description, SchemaBook schemas)
    {
        var notes = description.ActionDescriptor.EndpointMetadata;

        operation.Parameters = [.. ParametersOf(description, schemas)];
        operation.RequestBody = BodyOf(notes, schemas);
        operation.Responses = [];

        foreach (var answer in notes.OfType<EndpointNotes.AnswerNote>())
        {
            Add(operation.Responses, answer, schemas);
        }

        foreach (var status in notes.OfType<EndpointNotes.RefusalNote>().SelectMany(refusal => refusal.Statuses))
        {
            operation.Responses.Add(Text(status), RefusalOf(status, schemas));
        }
    }

    private static IEnumerable<IOpenApiParameter> ParametersOf(ApiDescription description, SchemaBook schemas)
    {
        foreach (var name in PathVariables(PathOf(description)))
        {
            var id = schemas.Of(typeof(Guid));
            yield return new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = id };
        }

        foreach (var parameter in description.ActionDescriptor.EndpointMetadata.OfType<EndpointNotes.ParametersNote>())
        {
            foreach (var one in parameter.Parameters)
            {
                yield return one.Describe(schemas);
            }
        }

        yield return RequestIdMiddleware.Describe();
    }

    // Without the constraints of its variables, as the framework writes it into the document.
    private static string PathOf(ApiDescription description) =>
        $"/{Constraint().Replace(description.RelativePath!, "{${name}}").TrimEnd('/')}";

    private static IEnumerable<string> PathVariables(string path) =>
        path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));

    private static OpenApiRequestBody? BodyOf(IList<object> notes, SchemaBook schemas)
    {
        if (notes.OfType<EndpointNotes.FileNote>().FirstOrDefault() is { } file)
        {
            var bytes = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            return new() { Required = true, Content = Content(file.MediaTypes, bytes) };
        }

        return notes.OfType<EndpointNotes.BodyNote>().FirstOrDefault() is { } body
            ? new() { Required = true, Content = Content([Json], schemas.Of(body.Type)) }
            : null;
    }

    // An answer may have several forms, each said by itself.
    private static void Add(OpenApiResponses answers, EndpointNotes.AnswerNote note, SchemaBook schemas)
    {
        var answer = AnswerOf(note, schemas);

        if (answers.TryGetValue(Text(note.Status), out var known))
        {
            foreach (var (type, media) in answer.Content ?? new Dictionary<string, OpenApiMediaType>())
            {
                known.Content!.Add(type, media);
            }

            return;
        }

        answers.Add(Text(note.Status), answer);
    }

    private static OpenApiResponse AnswerOf(EndpointNotes.AnswerNote answer, SchemaBook schemas)
    {
        var headers = new Dictionary<string, IOpenApiHeader>
        {
            [RequestIdMiddleware.Header] = new OpenApiHeader { Schema = SchemaScalars.RequestId() },
        };

        if (answer.Status is StatusCodes.Status201Created or StatusCodes.Status202Accepted or StatusCodes.Status302Found)
        {
            headers.Add("Location", new OpenApiHeader { Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }

        return new OpenApiResponse
        {
            Description = ReasonPhrases.GetReasonPhrase(answer.Status),
            Headers = headers,
            Content = answer.Body is null ? null : Content(answer.MediaTypes, schemas.Of(answer.Body)),
        };
    }

    private static OpenApiResponse RefusalOf(int status, SchemaBook schemas) => new()
    {
        Description = ReasonPhrases.GetReasonPhrase(status),
        Content = Content([Json], schemas.Of(typeof(ErrorBody))),
    };

    private static Dictionary<string, OpenApiMediaType> Content(IReadOnlyList<string> mediaTypes, IOpenApiSchema schema) =>
        mediaTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = schema });

    [GeneratedRegex(@"\{(?<name>[a-z_]+):[^/]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
