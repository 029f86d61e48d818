namespace LunaVideoAgent.Benchmarks.Api;

/// <summary>One URL asked again and again over several connections, and how long the answers took.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Bytes">Of one answer.</param>
internal sealed record HttpLoad(double PerSecond, double Median, double P99, int Bytes)
{
    /// <summary>Requests that are under way at once.</summary>
    public const int Connections = 32;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    /// <summary>Waits until a server answers.</summary>
    public static async Task WaitAsync(string url)
    {
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));

        for (var i = 0; i < 600 && !await IsUpAsync(client, url); i++)
        {
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Asks for a while.</summary>
    /// <exception cref="HttpRequestException">An answer is not what it should be.</exception>
    public static async Task<HttpLoad> RunAsync(string url)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        await RoundAsync(client, url, WarmUp);

        var start = TimeProvider.System.GetTimestamp();
        var (times, bytes) = await RoundAsync(client, url, Duration);
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;

        times.Sort();
        return new HttpLoad(times.Count / seconds, times[times.Count / 2], times[times.Count * 99 / 100], bytes);
    }

    private static async Task<(List<double> Times, int Bytes)> RoundAsync(HttpClient client, string url, TimeSpan duration)
    {
        var loops = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => LoopAsync(client, url, duration))));

        return ([.. loops.SelectMany(loop => loop.Times)], loops[0].Bytes);
    }

    private static async Task<(List<double> Times, int Bytes)> LoopAsync(HttpClient client, string url, TimeSpan duration)
    {
        var times = new List<double>();
        var begin = TimeProvider.System.GetTimestamp();
        var bytes = 0;

        while (TimeProvider.System.GetElapsedTime(begin) < duration)
        {
            var start = TimeProvider.System.GetTimestamp();
            var answer = await client.GetByteArrayAsync(new Uri(url));
            times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            bytes = answer.Length;
        }

        return (times, bytes);
    }

    private static async Task<bool> IsUpAsync(HttpClient client, string url)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(url));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
