using BenchmarkDotNet.Running;
using LunaVideoAgent.Benchmarks.Agent;
using LunaVideoAgent.Benchmarks.Api;
using LunaVideoAgent.Benchmarks.Deliveries;
using LunaVideoAgent.Benchmarks.Gateways;
using LunaVideoAgent.Benchmarks.Live;
using LunaVideoAgent.Benchmarks.Media;
using LunaVideoAgent.Benchmarks.Metrics;
using LunaVideoAgent.Benchmarks.Storage;
using LunaVideoAgent.Benchmarks.Tasks;
using LunaVideoAgent.Benchmarks.Telemetry;
using LunaVideoAgent.Benchmarks.Tracking;

// What is measured over whole processes or as a distribution has a command of its own; the rest is BenchmarkDotNet's.
return args switch
{
    ["streams", .. var rest] => await StreamLoad.RunAsync(rest),
    ["analytics", .. var rest] => await AnalyticCost.RunAsync(rest),
    ["api"] => await ApiLoad.RunAsync(),
    ["bare-api", var url] => await BareApi.RunAsync(url),
    ["fan-out", .. var rest] => await FanOut.RunAsync(rest),
    ["watch", .. var rest] => await WatchLoad.RunAsync(rest),
    ["metrics", .. var rest] => await MetricTable.RunAsync(rest),
    ["traces", .. var rest] => await TraceCost.RunAsync(rest),
    ["lists"] => await RunListsAsync(),
    ["deliveries", .. var rest] => await DeliveryLoad.RunAsync(rest),
    ["videos", .. var rest] => await VideoTaskTable.RunAsync(rest),
    ["tasks", .. var rest] => await SmallTaskTable.RunAsync(rest),
    ["decode", .. var rest] => DecodeComparison.Run(rest),
    ["tracking", .. var rest] => AccuracyTable.Run(rest),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args) =>
    BenchmarkSwitcher.FromAssembly(typeof(StreamLoad).Assembly).Run(args).Any() ? 0 : 1;

static async Task<int> RunListsAsync()
{
    await StreamListLatency.RunAsync(CancellationToken.None);
    return 0;
}
