using LunaVideoAgent.Silo.Storage;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>Asks again for a database that starts at the same time as this process; a refusal is not asked twice.</summary>
internal sealed partial class SchemaWait(TimeSpan patience, TimeProvider time, ILogger<SchemaWait> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    /// <summary>As patient as the settings of a silo say.</summary>
    public static SchemaWait For(WebApplication app) => new(
        app.Services.GetRequiredService<IOptions<ClusterOptions>>().Value.DatabaseTimeout,
        TimeProvider.System,
        app.Services.GetRequiredService<ILogger<SchemaWait>>());

    /// <summary>Returns once there is an answer.</summary>
    /// <exception cref="SchemaException">The database refused, or could not be reached for too long.</exception>
    public async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var isFirst = true;

        while (true)
        {
            try
            {
                return await ask(cancellationToken);
            }
            catch (SchemaException fault) when (fault.MayPass && time.GetElapsedTime(began) < patience)
            {
                if (isFirst)
                {
                    Log.Waiting(logger, patience, fault.Message);
                    isFirst = false;
                }
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Returns once there is an answer.</summary>
    /// <exception cref="SchemaException">The database refused, or could not be reached for too long.</exception>
    public Task AskAsync(Func<CancellationToken, Task> ask, CancellationToken cancellationToken) => AskAsync(
        async token =>
        {
            await ask(token);
            return true;
        },
        cancellationToken);
}
