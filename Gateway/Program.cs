using LunaVideoAgent.Gateway;
using LunaVideoAgent.Gateway.Config;
using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Gateway.Telemetry;
using LunaVideoAgent.Grains.Abstractions.Settings;

if (GatewayHelp.IsAskedFor(args))
{
    await Console.Out.WriteLineAsync(GatewayHelp.Text);
    return 0;
}

try
{
    var builder = GatewayHost.CreateBuilder(args);
    builder.Configuration.AddInMemoryCollection(ServiceSettings.Translate(builder.Configuration));
    builder.AddClusterClient();
    builder.Services.AddVideoAgentApi();
    builder.AddTelemetry("luna-gateway");

    ListenAddresses.Try(builder.Configuration["Urls"]);
    var app = builder.Build();
    app.WarnOfUnusedSettings().MapVideoAgentApi().MapTelemetry();
    await app.ServeAsync();
    return 0;
}
catch (Exception fault) when (StartFault.Explain(fault) is { } words)
{
    await Console.Error.WriteLineAsync($"error: {words}");
    return 1;
}
