using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Plugins;

/// <summary>Plug-ins for a host.</summary>
public static class PluginServices
{
    /// <summary>Adds the plug-ins once, however often it is called: a silo and a gateway in one process share them.</summary>
    public static IServiceCollection AddPlugins(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(PluginCatalog)))
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<PluginOptions>().BindConfiguration(PluginOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PluginOptions>, PluginOptionsValidator>();
        services.AddSingleton<PluginCatalog>();
        services.AddSingleton<PluginHost>();
        services.AddHostedService(provider => provider.GetRequiredService<PluginHost>());
        return services;
    }
}
