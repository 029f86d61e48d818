using LunaVideoAgent.Gateway.Telemetry;
using Orleans.Dashboard;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>The silo's part of Orleans' dashboard: its figures.</summary>
internal static class SiloDashboard
{
    /// <summary>Keeps them, where the dashboard is switched on.</summary>
    public static ISiloBuilder AddDashboardIfWanted(this ISiloBuilder silo) =>
        OrleansDashboard.IsWanted(silo.Configuration) ? silo.AddDashboard(OrleansDashboard.Configure) : silo;
}
