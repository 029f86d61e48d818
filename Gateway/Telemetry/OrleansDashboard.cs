using LunaVideoAgent.Gateway.Access;
using Microsoft.Extensions.Options;
using Orleans.Dashboard;

namespace LunaVideoAgent.Gateway.Telemetry;

/// <summary>
/// Orleans' own view of grains and silos, for those who operate a cluster. Off unless <see cref="TelemetryOptions.Dashboard"/> is set, on
/// silos and gateways alike.
/// </summary>
public static class OrleansDashboard
{
    /// <summary>Where it is.</summary>
    public const string Path = "/dashboard";

    private const string NoAdministrators =
        $"{TelemetryOptions.SectionName}:{nameof(TelemetryOptions.Dashboard)} is for administrators: it needs "
        + $"{AccessOptions.SectionName}:{nameof(AccessOptions.Keys)} or {AccessOptions.SectionName}:{nameof(AccessOptions.JwtAuthority)}.";

    /// <summary>Whether it is switched on.</summary>
    public static bool IsWanted(IConfiguration configuration) =>
        configuration.GetValue<bool>($"{TelemetryOptions.SectionName}:{nameof(TelemetryOptions.Dashboard)}");

    /// <summary>What it shows; the log of a silo is nothing for a browser.</summary>
    public static void Configure(DashboardOptions options) => options.HideTrace = true;

    /// <summary>Has a gateway ask silos for its figures.</summary>
    internal static IClientBuilder AddDashboardIfWanted(this IClientBuilder client) =>
        IsWanted(client.Configuration) ? client.AddDashboard(Configure) : client;

    /// <summary>Adds the pages, for administrators only.</summary>
    /// <exception cref="OptionsValidationException">There are no administrators: callers need not say who they are.</exception>
    internal static void MapDashboardIfWanted(this WebApplication app)
    {
        if (!IsWanted(app.Configuration))
        {
            return;
        }

        if (!app.Services.GetRequiredService<IOptions<AccessOptions>>().Value.IsOn)
        {
            throw new OptionsValidationException(TelemetryOptions.SectionName, typeof(TelemetryOptions), [NoAdministrators]);
        }

        app.MapOrleansDashboard(Path).ForAdministrators();
    }
}
