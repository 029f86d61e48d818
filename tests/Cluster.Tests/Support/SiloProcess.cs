namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>One silo of a cluster.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private readonly string _address;
    private readonly int _siloPort;
    private readonly int _healthPort;

    private SiloProcess(ProductProcess process, string address, int siloPort, int healthPort) =>
        (Process, _address, _siloPort, _healthPort) = (process, address, siloPort, healthPort);

    public ProductProcess Process { get; }

    /// <summary>What the names of its leases begin with; the generation follows.</summary>
    public string OwnerPrefix => $"{_address}:{_siloPort}@";

    /// <summary>Starts it; it is ready only after <see cref="BecomeReadyAsync"/>.</summary>
    public static SiloProcess Start(string name, string address, IReadOnlyList<string> prefix, IEnumerable<string> arguments)
    {
        var ports = Ports.Take(3);
        var process = ProductProcess.Start(
            name,
            "Silo",
            [
                "serve",
                "--Cluster:AdvertisedAddress", address,
                "--Cluster:SiloPort", $"{ports[0]}",
                "--Cluster:GatewayPort", $"{ports[1]}",
                "--Cluster:HealthPort", $"{ports[2]}",
                .. arguments,
            ],
            prefix);
        return new SiloProcess(process, address, ports[0], ports[2]);
    }

    public Task BecomeReadyAsync() => Process.BecomeReadyAsync(new Uri($"http://{_address}:{_healthPort}/health/ready"));

    /// <summary>Takes it away as a power cut does.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>Asks it to stop as a supervisor does, and says with which status it ended.</summary>
    public Task<int> TerminateAsync() => Process.TerminateAsync();

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
