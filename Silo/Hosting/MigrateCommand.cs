using LunaVideoAgent.Silo.Storage;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary><c>migrate</c>: brings the schema of the configured database up to this program's. Any number may run at once.</summary>
internal static class MigrateCommand
{
    /// <summary>Migrates; 1 if it could not.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = AgentHost.CreateBuilder(args);

        if (ClusterMode.IsConfigured(builder.Configuration))
        {
            builder.AddSharedDatabase();
        }
        else
        {
            builder.AddEmbeddedDatabase();
        }

        await using var app = builder.Build();

        try
        {
            var schema = app.Services.GetRequiredService<ISchema>();
            var applied = await SchemaWait.For(app).AskAsync(schema.MigrateAsync, CancellationToken.None);
            await Console.Out.WriteLineAsync(applied.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", applied)}");
            return 0;
        }
        catch (SchemaException fault)
        {
            await Console.Error.WriteLineAsync($"error: {fault.Message}");
            return 1;
        }
    }
}
