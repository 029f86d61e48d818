namespace LunaVideoAgent.Silo.Hosting;

/// <summary>The health of a silo over HTTP.</summary>
internal static class SiloHealthEndpoints
{
    /// <summary>Adds <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapSiloHealth(this WebApplication app)
    {
        app.MapGet("/health/live", static () => TypedResults.Ok("live"));
        app.MapGet("/health/ready", static (SiloHealth health) => health.AnswerReady());
    }
}
