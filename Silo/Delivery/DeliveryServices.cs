using LunaVideoAgent.Grains.Delivery;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Delivery;

/// <summary>Registers the ways to receivers.</summary>
internal static class DeliveryServices
{
    /// <summary>Adds them; how far they reach depends on where they start from, unless the settings say.</summary>
    public static IServiceCollection AddCallbacks(this IServiceCollection services, CallbackSite site)
    {
        services.AddOptions<CallbackOptions>().BindConfiguration(CallbackOptions.SectionName).ValidateOnStart();

        return services
            .AddSingleton<IValidateOptions<CallbackOptions>, CallbackOptionsValidator>()
            .AddSingleton(site)
            .AddSingleton<CallbackGate>()
            .AddSingleton<ICallbackGate>(provider => provider.GetRequiredService<CallbackGate>())
            .AddSingleton<ICallbackSender, HttpCallbackSender>();
    }
}
