using LunaVideoAgent.TestSupport.Web;

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
        var (siloPort, healthPort) = (FreePort.Take(), FreePort.Take());
        var process = ProductProcess.Start(
            name,
            "Silo",
            [
                "serve",
                "--Cluster:AdvertisedAddress", address,
                "--Cluster:SiloPort", $"{siloPort}",
                "--Cluster:GatewayPort", $"{FreePort.Take()}",
                "--Cluster:HealthPort", $"{healthPort}",
                .. arguments,
            ],
            prefix);
        return new SiloProcess(process, address, siloPort, healthPort);
    }

    public Task BecomeReadyAsync() => Process.BecomeReadyAsync(new Uri($"http://{_address}:{_healthPort}/health/ready"));

    /// <summary>Takes it away as a power cut does.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>Asks it to stop as a supervisor does, and says with which status it ended.</summary>
    public Task<int> TerminateAsync() => Process.TerminateAsync();

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
