using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>What a supervisor may know of a silo: it lives as long as it answers, it is ready while it takes work.</summary>
internal sealed class SiloHealth(ISiloStatusOracle membership, IHostApplicationLifetime lifetime)
{
    /// <summary>Active in the cluster and not about to stop.</summary>
    public bool IsReady =>
        membership.CurrentStatus is SiloStatus.Active && !lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Answers 200, or 503 while it takes no work.</summary>
    public Results<Ok<string>, JsonHttpResult<string>> AnswerReady() =>
        IsReady ? TypedResults.Ok("ready") : TypedResults.Json("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
}
