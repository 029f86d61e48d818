using LunaVideoAgent.Grains;
using LunaVideoAgent.Grains.Abstractions.Settings;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Plugins;
using LunaVideoAgent.Silo.Delivery;
using LunaVideoAgent.Silo.Storage;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>What a silo is made of, whether it is alone or one of many.</summary>
internal static class AgentHost
{
    /// <summary>A builder that finds its settings beside the program, wherever it is started from.</summary>
    /// <exception cref="OptionsValidationException">A setting by its name of the original service is wrong.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(ServiceSettings.Translate(builder.Configuration));
        return builder;
    }

    /// <summary>Adds the grains and what they work with, but for clustering and the database.</summary>
    public static void AddAgent(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SiloOptions>().BindConfiguration(SiloOptions.SectionName).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<SiloOptions>, SiloOptionsValidator>();
        builder.Services.AddSingleton<IValidateOptions<SiloOptions>, DrainTimeValidator>();
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<SiloOptions>>(
            (host, silo) => host.ShutdownTimeout = silo.Value.ShutdownTimeout);

        builder.Services.AddInference();
        builder.Services.AddPlugins();
        builder.Services.AddSingleton<IEventObserver, PluginEventObserver>();
        builder.Services.AddVideoAgentGrains();
        builder.Services.AddFolders();
        builder.Services.AddCallbacks(new CallbackSite(ClusterMode.IsConfigured(builder.Configuration)));
    }

    /// <summary>
    /// The networks are loaded now: a broken one of the agent's own stops the start, one of the installation's is told and left out, and
    /// the first stream does not wait for them.
    /// </summary>
    public static Task LoadModelsAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<IObjectDetector>();
        return app.Services.GetRequiredService<InferenceRuntime>().ReloadAsync();
    }
}
