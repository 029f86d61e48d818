using LunaVideoAgent.Silo.Storage;
using Microsoft.Extensions.Options;

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
        catch (Exception fault) when (fault is SchemaException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync($"error: {fault.Message}");
            return 1;
        }
    }

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
