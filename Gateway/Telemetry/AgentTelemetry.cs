using LunaVideoAgent.Gateway.Access;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LunaVideoAgent.Gateway.Telemetry;

/// <summary>Metrics of a process: <c>/metrics</c> for Prometheus; metrics, traces and logs by OTLP where a receiver is named.</summary>
public static class AgentTelemetry
{
    private const string Path = "/metrics";
    private const string Ours = "LunaVideoAgent.*";

    // Ours by a pattern, so that a new part of the product need not be told of here; the others' by name.
    private static readonly string[] Meters =
        [Ours, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];

    // From half a millisecond, which a GPU takes, to what nobody should wait.
    private static readonly double[] Seconds =
        [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private static readonly double[] BatchSizes = [1, 2, 4, 8, 16, 32, 64];

    /// <summary>Adds metrics and traces to a program.</summary>
    /// <param name="builder">The program. What it listens on must be known by now.</param>
    /// <param name="service">Its name among those that send them.</param>
    /// <param name="instance">Which of that name it is; null: by where it serves the API.</param>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder, string service, string? instance = null)
    {
        builder.Services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.SectionName).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>();
        var options = Read(builder.Configuration);
        instance ??= AgentResource.InstanceOf(builder.Configuration);

        if (options.Port is { } port)
        {
            builder.Configuration["Urls"] = string.Create(null, $"{builder.Configuration["Urls"]};http://*:{port}");
        }

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => AgentResource.Describe(resource, service, instance))
            .WithMetrics(metrics => metrics.AddOurs(options));

        if (options.OtlpEndpoint is { } endpoint)
        {
            builder.Services.AddHostedService<ExportWatch>();
            telemetry.AddTraces(options, endpoint).AddLogs(options, endpoint);
        }

        return builder;
    }

    /// <summary>Adds <c>/metrics</c>, on the port of its own if there is one.</summary>
    public static WebApplication MapTelemetry(this WebApplication app)
    {
        var endpoint = app.MapPrometheusScrapingEndpoint(Path).OpenToAll();

        if (Read(app.Configuration).Port is { } port)
        {
            endpoint.RequireHost(string.Create(null, $"*:{port}"));
        }

        return app;
    }

    // Without a listener nobody makes an activity.
    private static IOpenTelemetryBuilder AddTraces(this IOpenTelemetryBuilder telemetry, TelemetryOptions options, Uri endpoint) =>
        options.TraceRatio > 0
            ? telemetry.WithTracing(traces => traces
                .AddSource(Ours)
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(Math.Min(1, options.TraceRatio))))
                .AddOtlpExporter(exporter => exporter.Endpoint = endpoint))
            : telemetry;

    private static void AddLogs(this IOpenTelemetryBuilder telemetry, TelemetryOptions options, Uri endpoint)
    {
        if (options.OtlpLogs)
        {
            telemetry.WithLogging(
                logs => logs.AddProcessor(new RecordedTraces()).AddOtlpExporter(exporter => exporter.Endpoint = endpoint),
                lines => (lines.IncludeFormattedMessage, lines.IncludeScopes) = (true, true));
        }
    }

    private static void AddOurs(this MeterProviderBuilder metrics, TelemetryOptions options)
    {
        metrics.AddMeter(Meters).AddPrometheusExporter();
        metrics.AddView(instrument => instrument switch
        {
            { Name: "luna.inference.batch.size" } => new ExplicitBucketHistogramConfiguration { Boundaries = BatchSizes },
            { Unit: "s" } when IsHistogram(instrument.GetType()) => new ExplicitBucketHistogramConfiguration { Boundaries = Seconds },
            _ when !options.PerStream && instrument.Name.StartsWith("luna.stream.", StringComparison.Ordinal) =>
                MetricStreamConfiguration.Drop,
            _ => null,
        });

        if (options.OtlpEndpoint is { } endpoint)
        {
            // Where a figure comes from a traced delivery, it names the trace.
            metrics.SetExemplarFilter(ExemplarFilterType.TraceBased);
            metrics.AddOtlpExporter((exporter, reader) =>
            {
                exporter.Endpoint = endpoint;
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.OtlpInterval.TotalMilliseconds;
            });
        }
    }

    private static bool IsHistogram(Type instrument) =>
        instrument.IsGenericType && instrument.GetGenericTypeDefinition() == typeof(System.Diagnostics.Metrics.Histogram<>);

    private static TelemetryOptions Read(IConfiguration configuration) =>
        configuration.GetSection(TelemetryOptions.SectionName).Get<TelemetryOptions>() ?? new TelemetryOptions();
}
