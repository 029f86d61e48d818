using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Silo.Storage;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary><c>serve</c>, also without saying so: a silo of a cluster, or a whole agent if no database is named.</summary>
internal static class ServeCommand
{
    /// <summary>Serves until stopped; 1 if it cannot start.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = await BuildAsync(AgentHost.CreateBuilder(args));
            await app.RunAsync();
            return 0;
        }
        catch (Exception fault) when (Explain(fault) is { } words)
        {
            await Console.Error.WriteLineAsync($"error: {words}");
            return 1;
        }
    }

    /// <summary>Why it cannot start, in words that say what to do; null if nobody can do anything about it.</summary>
    public static string? Explain(Exception fault) =>
        fault is SchemaException or StartException ? fault.Message : StartFault.Explain(fault);

    private static Task<WebApplication> BuildAsync(WebApplicationBuilder builder)
    {
        if (ClusterMode.IsConfigured(builder.Configuration))
        {
            builder.AddClusteredSilo();
            return builder.BuildClusteredSiloAsync();
        }

        builder.AddEmbeddedAgent();
        return builder.BuildEmbeddedAgentAsync();
    }
}
