using LunaVideoAgent.Grains.Abstractions;
using Orleans.CodeGeneration;

namespace LunaVideoAgent.Gateway.Hosting;

/// <summary>
/// Every call to the cluster passes here. Without a connection it is refused instead of waiting for its time limit, but for the probe's,
/// which brings the connection back; a call that comes while it does waits for it. A read that waits for a silo while one is lost is
/// given up: the answer may never come, and asking again does no harm.
/// </summary>
internal sealed class ClusterCallFilter(ClusterConnection connection) : IOutgoingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (IsProbe(context))
        {
            await ProbeAsync(context);
            return;
        }

        if (!await connection.IsUpSoon)
        {
            throw new SiloUnavailableException("No silo is connected.");
        }

        await (IsRead(context) ? ReadAsync(context, connection.Loss) : context.Invoke());
    }

    private static async Task ReadAsync(IOutgoingGrainCallContext context, Task loss)
    {
        var answering = context.Invoke();

        if (await Task.WhenAny(answering, loss) != answering)
        {
            answering.Ignore();
            throw new SiloUnavailableException("A silo was lost while it was asked.");
        }

        await answering;
    }

    private static bool IsRead(IOutgoingGrainCallContext context) =>
        context.Request is RequestBase request && request.Options.HasFlag(InvokeMethodOptions.ReadOnly);

    private static bool IsProbe(IOutgoingGrainCallContext context) =>
        context.MethodName == nameof(IAgentGrain.PingAsync) && context.InterfaceMethod.DeclaringType == typeof(IAgentGrain);

    private async Task ProbeAsync(IOutgoingGrainCallContext context)
    {
        await context.Invoke();
        connection.Answered();
    }
}
