using LunaVideoAgent.Grains;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Silo.Delivery.Brokers;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Delivery;

/// <summary>Registers the ways to receivers.</summary>
internal static class DeliveryServices
{
    /// <summary>Adds them; how far they reach depends on where they start from, unless the settings say.</summary>
    public static IServiceCollection AddCallbacks(this IServiceCollection services, CallbackSite site)
    {
        services.AddOptions<CallbackOptions>().BindConfiguration(CallbackOptions.SectionName).ValidateOnStart();
        services.AddOptions<KafkaOptions>().BindConfiguration(KafkaOptions.SectionName).ValidateOnStart();
        services.AddOptions<MqttOptions>().BindConfiguration(MqttOptions.SectionName).ValidateOnStart();

        return services
            .AddSingleton<IValidateOptions<CallbackOptions>, CallbackOptionsValidator>()
            .AddSingleton<IValidateOptions<KafkaOptions>, KafkaOptionsValidator>()
            .AddSingleton<IValidateOptions<MqttOptions>, MqttOptionsValidator>()
            .AddSingleton(site)
            .AddSingleton<CallbackGate>()
            .AddSingleton<ICallbackGate>(provider => provider.GetRequiredService<CallbackGate>())
            .AddSingleton<ICallbackSender, HttpCallbackSender>()
            .AddBroker<KafkaConnector>()
            .AddBroker<MqttConnector>()
            .AddSingleton<IServiceProbe, BrokerProbe>();
    }

    private static IServiceCollection AddBroker<TConnector>(this IServiceCollection services)
        where TConnector : class, IBrokerConnector => services
            .AddSingleton<TConnector>()
            .AddSingleton<IBrokerConnector>(provider => provider.GetRequiredService<TConnector>())
            .AddSingleton<ICallbackSender>(provider =>
                ActivatorUtilities.CreateInstance<BrokerCallbackSender>(provider, provider.GetRequiredService<TConnector>()));
}
