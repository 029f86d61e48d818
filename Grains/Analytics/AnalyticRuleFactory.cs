using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>The analytics that this agent can run, and the rules of those that streams ask for.</summary>
public sealed class AnalyticRuleFactory
{
    /// <summary>Frames that an event of a stream holds: a stream never ends, an event may not either.</summary>
    public const int StreamFrameLimit = 1000;

    private readonly Dictionary<string, IAnalytic> _analytics;

    /// <summary>A factory for these analytics; two of the same name are a mistake of the installation.</summary>
    public AnalyticRuleFactory(IEnumerable<IAnalytic> analytics)
    {
        _analytics = analytics.ToDictionary(analytic => analytic.Name);
        Versions = _analytics.Values.ToDictionary(analytic => analytic.Name, analytic => analytic.Version);
        Targets = _analytics.Values.ToDictionary(analytic => analytic.Name, analytic => analytic.Targets);
        MissingTargets = _analytics.Values.ToDictionary(analytic => analytic.Name, analytic => analytic.MissingTargets);
    }

    /// <summary>Names and versions of the analytics.</summary>
    public IReadOnlyDictionary<string, int> Versions { get; }

    /// <summary>Targets that can be told, by the analytic.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Targets { get; }

    /// <summary>Targets that are taken and give null, by the analytic.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> MissingTargets { get; }

    /// <summary>Whether an analytic can be run.</summary>
    public bool Supports(string name) => _analytics.ContainsKey(name);

    /// <summary>What is wrong with settings beyond what their schema says; null if nothing is.</summary>
    /// <exception cref="AgentException">No such analytic.</exception>
    public AnalyticFault? FindFault(AnalyticSettings settings) => Find(settings.Name).FindFault(settings);

    /// <summary>Checks all analytics of a video; the first fault is told with its place in the request.</summary>
    /// <exception cref="AgentException">12022, 44014.</exception>
    public void RequireAll(IReadOnlyList<AnalyticSettings> analytics)
    {
        for (var i = 0; i < analytics.Count; i++)
        {
            if (FindFault(analytics[i]) is { } fault)
            {
                throw AgentErrors.InvalidBody($"analytics.{i}.{fault.Path}", fault.Message);
            }
        }
    }

    /// <summary>What has to be detected for an analytic.</summary>
    /// <exception cref="AgentException">No such analytic.</exception>
    public DetectionNeeds NeedsOf(AnalyticSettings settings) => Find(settings.Name).NeedsOf(settings);

    /// <summary>Classes of objects that an analytic follows.</summary>
    /// <exception cref="AgentException">No such analytic.</exception>
    public IReadOnlyList<string> ClassesOf(AnalyticSettings settings) => Find(settings.Name).ClassesOf(settings);

    /// <summary>Makes the rule for one analytic; events of a video may hold all their frames, those of a stream must not.</summary>
    /// <exception cref="AgentException">No such analytic, or its settings cannot work.</exception>
    public IAnalyticRule Create(AnalyticSettings settings, int frameLimit = StreamFrameLimit) =>
        Find(settings.Name).CreateRule(settings, new RuleContext(Guid.CreateVersion7, frameLimit));

    private IAnalytic Find(string name) => _analytics.GetValueOrDefault(name) ?? throw AgentErrors.UnknownAnalytic();
}
