using LunaVideoAgent.Silo.Storage;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary><c>migrate</c>: brings the schema of the configured database up to this program's. Any number may run at once.</summary>
internal static class MigrateCommand
{
    /// <summary>Migrates; 1 if it could not.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await MigrateAsync(args);
            return 0;
        }
        catch (Exception fault) when (ServeCommand.Explain(fault) is { } words)
        {
            await Console.Error.WriteLineAsync($"error: {words}");
            return 1;
        }
    }

    private static async Task MigrateAsync(string[] args)
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
        var schema = app.Services.GetRequiredService<ISchema>();
        var applied = await SchemaWait.For(app).AskAsync(schema.MigrateAsync, CancellationToken.None);
        await Console.Out.WriteLineAsync(applied.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", applied)}");
    }
}
