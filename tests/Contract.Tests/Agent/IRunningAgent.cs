namespace LunaVideoAgent.Contract.Tests.Agent;

/// <summary>An agent that answers, in one process or in several.</summary>
internal interface IRunningAgent : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    Uri Address { get; }

    /// <summary>Where each of its processes serves <c>/metrics</c>.</summary>
    IReadOnlyList<Uri> Processes { get; }

    /// <summary>The last lines of its log.</summary>
    string Output { get; }

    /// <summary>Asks it to stop as a supervisor does, and says with which status it ended.</summary>
    Task<int> StopAsync(CancellationToken cancellationToken);
}
