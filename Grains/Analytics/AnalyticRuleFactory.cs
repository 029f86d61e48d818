using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>The analytics that this agent can run, and the rules of those that streams ask for.</summary>
public sealed class AnalyticRuleFactory
{
    /// <summary>Frames that an event of a stream holds: a stream never ends, an event may not either.</summary>
    public const int StreamFrameLimit = 1000;

    private readonly Dictionary<string, IAnalytic> _analytics;
    private readonly IAnalyticSource[] _sources;

    /// <summary>
    /// A factory for these analytics, and for those that sources bring now or later; two of the same name are a mistake of the
    /// installation, of a source's one that is there already the former stays.
    /// </summary>
    public AnalyticRuleFactory(IEnumerable<IAnalytic> analytics, IEnumerable<IAnalyticSource> sources)
    {
        _analytics = analytics.ToDictionary(analytic => analytic.Name);
        _sources = [.. sources];
    }

    /// <summary>Names and versions of the analytics there are now.</summary>
    public IReadOnlyDictionary<string, int> Versions => Now.ToDictionary(analytic => analytic.Name, analytic => analytic.Version);

    /// <summary>Targets that can be told, by the analytic.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Targets =>
        Now.ToDictionary(analytic => analytic.Name, analytic => analytic.Targets);

    /// <summary>Targets that are taken and give null, by the analytic.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> MissingTargets =>
        Now.ToDictionary(analytic => analytic.Name, analytic => analytic.MissingTargets);

    private IEnumerable<IAnalytic> Now =>
        _analytics.Values.Concat(_sources.SelectMany(source => source.Analytics)).DistinctBy(analytic => analytic.Name);

    /// <summary>Whether an analytic can be run.</summary>
    public bool Supports(string name) => FindOrNull(name) is not null;

    /// <summary>What is wrong with settings beyond what their schema says; null if nothing is.</summary>
    /// <exception cref="AgentException">No such analytic.</exception>
    public AnalyticFault? FindFault(AnalyticSettings settings) => Find(settings.Name).FindFault(settings);

    /// <summary>Why the analytics of a stream that was accepted cannot be run now, in words; null if they can.</summary>
    public string? FindFirstFault(IReadOnlyList<AnalyticSettings> analytics)
    {
        foreach (var settings in analytics)
        {
            if (!Supports(settings.Name))
            {
                return $"there is no analytic {settings.Name} any more";
            }

            if (FindFault(settings) is { } fault)
            {
                return $"{settings.Name}: {fault.Path} {fault.Message}";
            }
        }

        return null;
    }

    /// <summary>Checks all analytics of a stream; the first fault is told with its place in the request.</summary>
    /// <exception cref="AgentException">12022, or 44014: no such analytic.</exception>
    public void RequireStream(IReadOnlyList<AnalyticSettings> analytics)
    {
        for (var i = 0; i < analytics.Count; i++)
        {
            if (FindFault(analytics[i]) is { } fault)
            {
                throw AgentErrors.InvalidBody($"analytics.{i}.parameters.{fault.Path}", fault.Message);
            }
        }
    }

    /// <summary>
    /// Checks all analytics of a video; the first fault is told with its place in the request. An unknown one is such a fault: the contract
    /// has no other answer for videos.
    /// </summary>
    /// <exception cref="AgentException">12022.</exception>
    public void RequireVideo(IReadOnlyList<AnalyticSettings> analytics)
    {
        for (var i = 0; i < analytics.Count; i++)
        {
            if (!Supports(analytics[i].Name))
            {
                throw AgentErrors.InvalidBody($"analytics.{i}.name", $"must be one of: {string.Join(", ", Versions.Keys)}");
            }

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

    /// <summary>The detector that an analytic wants for itself; null if none.</summary>
    /// <exception cref="AgentException">No such analytic.</exception>
    public DetectorNeed? DetectorOf(AnalyticSettings settings) => Find(settings.Name).DetectorOf(settings);

    /// <summary>The classifier that looks at what was detected for an analytic; null if none.</summary>
    /// <exception cref="AgentException">No such analytic.</exception>
    public ClassifierNeed? ClassifierOf(AnalyticSettings settings) => Find(settings.Name).ClassifierOf(settings);

    /// <summary>Targets of faces that networks of the model folders are asked for by an analytic.</summary>
    /// <exception cref="AgentException">No such analytic.</exception>
    public IReadOnlyList<string> FaceTargetsOf(AnalyticSettings settings) => Find(settings.Name).FaceTargetsOf(settings);

    /// <summary>Makes the rule for one analytic; events of a video may hold all their frames, those of a stream must not.</summary>
    /// <exception cref="AgentException">No such analytic, or its settings cannot work.</exception>
    public IAnalyticRule Create(AnalyticSettings settings, int frameLimit = StreamFrameLimit) =>
        Find(settings.Name).CreateRule(settings, new RuleContext(Guid.CreateVersion7, frameLimit));

    private IAnalytic Find(string name) => FindOrNull(name) ?? throw AgentErrors.UnknownAnalytic();

    private IAnalytic? FindOrNull(string name) =>
        _analytics.GetValueOrDefault(name)
        ?? _sources.SelectMany(source => source.Analytics).FirstOrDefault(analytic => analytic.Name == name);
}
