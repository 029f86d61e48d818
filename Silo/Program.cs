using LunaVideoAgent.Silo.Demo;
using LunaVideoAgent.Silo.Hosting;

return args switch
{
    ["demo", .. var rest] => await DemoCommand.RunAsync(rest),
    _ => await ServeAsync(args),
};

static async Task<int> ServeAsync(string[] args)
{
    var builder = EmbeddedMode.CreateBuilder(args);
    builder.AddEmbeddedAgent();

    await using var app = await builder.BuildEmbeddedAgentAsync();
    await app.RunAsync();
    return 0;
}
