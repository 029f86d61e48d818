using LunaVideoAgent.Gateway;
using LunaVideoAgent.Gateway.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddClusterClient();
builder.Services.AddVideoAgentApi();

var app = builder.Build();
app.MapVideoAgentApi();
await app.RunAsync();
