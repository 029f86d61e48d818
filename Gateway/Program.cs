using LunaVideoAgent.Gateway;
using LunaVideoAgent.Gateway.Config;
using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Gateway.Telemetry;
using LunaVideoAgent.Grains.Abstractions.Settings;

var builder = GatewayHost.CreateBuilder(args);
builder.Configuration.AddInMemoryCollection(ServiceSettings.Translate(builder.Configuration));
builder.AddClusterClient();
builder.Services.AddVideoAgentApi();
builder.AddTelemetry("luna-gateway");

var app = builder.Build();
app.WarnOfUnusedSettings().MapVideoAgentApi().MapTelemetry();
await app.ServeAsync();
