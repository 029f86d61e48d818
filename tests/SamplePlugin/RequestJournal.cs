using System.Globalization;
using LunaVideoAgent.Plugins;

namespace LunaVideoAgent.SamplePlugin;

/// <summary>Writes a line for each request.</summary>
public sealed class RequestJournal : IRequestPlugin
{
    /// <inheritdoc/>
    public string Name => "request-journal";

    /// <inheritdoc/>
    public string Description => "Writes a line for each request into requests.txt.";

    /// <inheritdoc/>
    public ValueTask TakeAsync(RequestReport request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Journal.Write("requests.txt", string.Create(CultureInfo.InvariantCulture, $"{request.RequestId} {request.Route} {request.Status}"));
        return ValueTask.CompletedTask;
    }
}
