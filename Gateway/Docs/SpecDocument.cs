using System.Text;
using LunaVideoAgent.Gateway.OpenApi;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LunaVideoAgent.Gateway.Docs;

/// <summary>The OpenAPI document of the running program, in YAML; made once, when it is first asked for.</summary>
internal sealed class SpecDocument(IServiceProvider services) : IDisposable
{
    private const string Name = "spec";

    private readonly SemaphoreSlim _gate = new(1);
    private byte[]? _yaml;

    /// <summary>Adds the document and what makes it.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;

            // HEAD is answered as GET is, and is no operation of its own.
            options.ShouldInclude = description => description.HttpMethod != HttpMethods.Head;
            options.AddDocumentTransformer<ContractDocument>();
        });
        services.AddSingleton<SpecDocument>();
    }

    /// <summary>The document as UTF-8.</summary>
    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);

        try
        {
            return _yaml ??= await WriteAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    // Not given up when its first reader leaves: the next one wants it too.
    private async Task<byte[]> WriteAsync()
    {
        var provider = services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name);
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        return Encoding.UTF8.GetBytes(await document.SerializeAsYamlAsync(OpenApiSpecVersion.OpenApi3_0, CancellationToken.None));
    }
}
