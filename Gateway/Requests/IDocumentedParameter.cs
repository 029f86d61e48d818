using LunaVideoAgent.Gateway.OpenApi;
using Microsoft.OpenApi;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>A parameter of a request that can say what it is.</summary>
internal interface IDocumentedParameter
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>As it is documented.</summary>
    OpenApiParameter Describe(SchemaBook schemas);
}
