namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Brings analytics that come and go while the agent runs.</summary>
public interface IAnalyticSource
{
    /// <summary>Those there are now.</summary>
    IEnumerable<IAnalytic> Analytics { get; }
}
