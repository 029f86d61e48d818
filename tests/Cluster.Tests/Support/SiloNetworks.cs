using System.Diagnostics;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>
/// Network namespaces, one a silo, on a bridge of this machine, so that a test can part silos from each other and from the database
/// without a word to anybody: packets get lost, connections stay. Needs root and the <c>ip</c> program; without them the test is ignored.
/// </summary>
internal sealed class SiloNetworks : IAsyncDisposable
{
    private static int _made;

    private readonly string _id;
    private readonly int _net;
    private readonly int _count;

    private SiloNetworks(int count)
    {
        // Names of network devices have fifteen characters at most.
        var number = Environment.ProcessId + Interlocked.Increment(ref _made);
        (_count, _id, _net) = (count, $"{number % 0x100000:x5}", 1 + (number % 254));
    }

    /// <summary>Where the silos find this machine, and the database on it.</summary>
    public string HostAddress => $"10.77.{_net}.1";

    /// <summary>The addresses of all of them.</summary>
    public string Range => $"10.77.{_net}.0/24";

    private string Bridge => $"luna{_id}";

    /// <summary>Makes them.</summary>
    public static async Task<SiloNetworks> CreateAsync(int count)
    {
        var networks = new SiloNetworks(count);

        try
        {
            await networks.MakeAsync();
            return networks;
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            await networks.DisposeAsync();
            Assert.Ignore($"Network namespaces cannot be made here: {fault.Message}");
            throw;
        }
    }

    /// <summary>Of the silo with a number from 0: its address.</summary>
    public string AddressOf(int silo) => $"10.77.{_net}.{silo + 2}";

    /// <summary>What a program is started with to run in the network of a silo.</summary>
    public IReadOnlyList<string> Prefix(int silo) => ["ip", "netns", "exec", NameOf(silo)];

    /// <summary>Loses what a silo and the others send to each other; all still reach the database.</summary>
    public async Task PartFromPeersAsync(int silo)
    {
        foreach (var other in Enumerable.Range(0, _count).Where(other => other != silo))
        {
            // To an address that no card has: sent, and received by nobody.
            await IpAsync($"-n {NameOf(silo)} neigh replace {AddressOf(other)} lladdr 02:00:00:00:00:01 nud permanent dev eth0");
            await IpAsync($"-n {NameOf(other)} neigh replace {AddressOf(silo)} lladdr 02:00:00:00:00:01 nud permanent dev eth0");
        }
    }

    /// <summary>Loses all that a silo sends and is sent.</summary>
    public Task PartFromAllAsync(int silo) => IpAsync($"link set {CableOf(silo)} down");

    /// <summary>Plugs a silo in again that was parted from all.</summary>
    public Task JoinAsync(int silo) => IpAsync($"link set {CableOf(silo)} up");

    public async ValueTask DisposeAsync()
    {
        for (var silo = 0; silo < _count; silo++)
        {
            await TryIpAsync($"netns delete {NameOf(silo)}");
        }

        await TryIpAsync($"link delete {Bridge}");
    }

    private string NameOf(int silo) => $"luna{_id}-{silo}";

    private string CableOf(int silo) => $"lu{_id}-{silo}";

    private async Task MakeAsync()
    {
        await IpAsync($"link add {Bridge} type bridge");
        await IpAsync($"address add {HostAddress}/24 dev {Bridge}");
        await IpAsync($"link set {Bridge} up");

        for (var silo = 0; silo < _count; silo++)
        {
            await IpAsync($"netns add {NameOf(silo)}");
            await IpAsync($"link add {CableOf(silo)} type veth peer name eth0 netns {NameOf(silo)}");
            await IpAsync($"link set {CableOf(silo)} master {Bridge} up");
            await IpAsync($"-n {NameOf(silo)} address add {AddressOf(silo)}/24 dev eth0");
            await IpAsync($"-n {NameOf(silo)} link set eth0 up");
            await IpAsync($"-n {NameOf(silo)} link set lo up");
        }
    }

    private static async Task IpAsync(string arguments)
    {
        if (await TryIpAsync(arguments) is { } fault)
        {
            throw new InvalidOperationException($"ip {arguments}: {fault}");
        }
    }

    private static async Task<string?> TryIpAsync(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var words = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : words.Trim();
    }
}
