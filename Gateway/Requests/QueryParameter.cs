using LunaVideoAgent.Gateway.OpenApi;
using Microsoft.OpenApi;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>One parameter of a query: how it is read and how it is documented, said once.</summary>
internal sealed class QueryParameter<T>(string name, Func<QueryReader, string, T> read, Func<SchemaBook, IOpenApiSchema> schema)
    : IDocumentedParameter
{
    /// <inheritdoc/>
    public string Name => name;

    /// <summary>Whether a request without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What it does, where its name does not say it.</summary>
    public string? Description { get; init; }

    /// <summary>Reads it out of a query.</summary>
    public T Read(QueryReader query)
    {
        if (IsRequired)
        {
            _ = query.RequiredText(name);
        }

        return read(query, name);
    }

    /// <inheritdoc/>
    public OpenApiParameter Describe(SchemaBook schemas)
    {
        var described = schema(schemas);
        var isList = described.Type == JsonSchemaType.Array;

        return new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Query,
            Required = IsRequired,
            Description = Description,
            Schema = described,
            Style = isList ? ParameterStyle.Form : null,
            Explode = false,
        };
    }
}
