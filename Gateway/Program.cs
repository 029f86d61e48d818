using LunaVideoAgent.Gateway;
using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Grains.Abstractions.Settings;

var builder = GatewayHost.CreateBuilder(args);
builder.Configuration.AddInMemoryCollection(ServiceSettings.Translate(builder.Configuration));
builder.AddClusterClient();
builder.Services.AddVideoAgentApi();

var app = builder.Build();
app.MapVideoAgentApi();
await app.ServeAsync();
