using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Service;

/// <summary>Asks the cluster whether it lives, and does not wait for ever.</summary>
internal sealed partial class HealthProbe(
    IGrainFactory grains, TimeProvider time, IOptions<ApiOptions> options, ILogger<HealthProbe> logger)
{
    /// <summary>The agent and its database.</summary>
    /// <returns>How long the answer took.</returns>
    /// <exception cref="AgentException">38001: a part of the agent does not work, or does not answer.</exception>
    public Task<TimeSpan> CheckAsync(CancellationToken cancellationToken) =>
        MeasureAsync(agent => agent.CheckHealthAsync(cancellationToken), cancellationToken);

    /// <summary>The same, and what the agent is set up to work with besides.</summary>
    /// <returns>How long the answer took.</returns>
    /// <exception cref="AgentException">38001: a part or a service does not work, or does not answer.</exception>
    public Task<TimeSpan> CheckWithServicesAsync(CancellationToken cancellationToken) => MeasureAsync(
        agent => Task.WhenAll(agent.CheckHealthAsync(cancellationToken), agent.CheckServicesAsync(cancellationToken)), cancellationToken);

    private async Task<TimeSpan> MeasureAsync(Func<IAgentGrain, Task> check, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();

        try
        {
            await check(grains.Agent()).WaitAsync(options.Value.HealthTimeout, time, cancellationToken);
        }
        catch (AgentException fault) when (fault.Error.Code == AgentErrorCodes.HealthCheckFailed)
        {
            throw;
        }
        catch (TimeoutException)
        {
            throw AgentErrors.HealthCheckFailed("No agent answered in time");
        }
#pragma warning disable CA1031 // Whatever keeps the cluster from answering is a failed check.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, fault);
            throw AgentErrors.HealthCheckFailed("No agent answers");
        }
#pragma warning restore CA1031

        return time.GetElapsedTime(start);
    }
}
