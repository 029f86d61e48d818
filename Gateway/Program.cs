using LunaVideoAgent.Gateway;
using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Grains.Abstractions.Settings;

var builder = GatewayHost.CreateBuilder(args);
builder.Configuration.AddInMemoryCollection(ServiceSettings.Translate(builder.Configuration));

// A line says which request it belongs to.
builder.Logging.AddSimpleConsole(options => options.IncludeScopes = true);
builder.AddClusterClient();
builder.Services.AddVideoAgentApi();

var app = builder.Build();
app.MapVideoAgentApi();
await app.ServeAsync();
