using System.Reflection;
using OpenTelemetry.Resources;

namespace LunaVideoAgent.Gateway.Telemetry;

/// <summary>Which process sends metrics, traces and logs by OTLP, in the words of OpenTelemetry's semantic conventions.</summary>
internal static class AgentResource
{
    private static readonly string Version =
        typeof(AgentResource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Adds what is known of this process; what its environment says of it goes before.</summary>
    /// <param name="resource">The description.</param>
    /// <param name="service">What kind of process it is.</param>
    /// <param name="instance">Which of its kind.</param>
    public static void Describe(ResourceBuilder resource, string service, string instance) => resource
        .AddService(service, serviceNamespace: "luna", serviceVersion: Version, serviceInstanceId: instance)
        .AddAttributes([new("host.name", Environment.MachineName), new("process.pid", (long)Environment.ProcessId)])
        .AddEnvironmentVariableDetector();

    /// <summary>The name of a process by where it serves the API: <c>machine:port</c>.</summary>
    public static string InstanceOf(IConfiguration configuration)
    {
        var first = (configuration["Urls"] ?? "").Split(';')[0].TrimEnd('/');
        return ushort.TryParse(first.AsSpan(first.LastIndexOf(':') + 1), out var port)
            ? string.Create(null, $"{Environment.MachineName}:{port}")
            : Environment.MachineName;
    }
}
