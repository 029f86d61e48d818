using BenchmarkDotNet.Running;
using LunaVideoAgent.Benchmarks.Agent;

return args switch
{
    ["streams", .. var rest] => await StreamLoad.RunAsync(rest),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args) =>
    BenchmarkSwitcher.FromAssembly(typeof(StreamLoad).Assembly).Run(args).Any() ? 0 : 1;
