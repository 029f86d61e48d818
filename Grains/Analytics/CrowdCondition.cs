using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>One condition on a count of people: too many of them, or too few.</summary>
internal sealed class CrowdCondition
{
    private readonly long _bound;
    private readonly int _direction;

    private CrowdCondition(long bound, int direction)
    {
        _bound = bound;
        _direction = direction;
    }

    /// <summary>
    /// The conditions of an analytic, each with events of its own: a threshold (0 if nothing is given), or one or both ends of a range.
    /// They never hold at the same time.
    /// </summary>
    public static IReadOnlyList<CrowdCondition> From(PeopleCountParameters parameters) => parameters switch
    {
        { CountAtLeast: null, CountAtMost: null } => [MoreThan(parameters.Threshold ?? 0)],
        { Threshold: not null } => throw new ArgumentException("A threshold and a range are two ways, not one.", nameof(parameters)),
        { CountAtLeast: { } many, CountAtMost: { } few } when few >= many =>
            throw new ArgumentException("A range's lower alarm must lie below its upper one.", nameof(parameters)),
        { CountAtLeast: { } many, CountAtMost: { } few } => [AtMost(few), AtLeast(many)],
        { CountAtLeast: { } many } => [AtLeast(many)],
        _ => [AtMost(parameters.CountAtMost!.Value)],
    };

    /// <summary>More people than a threshold.</summary>
    public static CrowdCondition MoreThan(int threshold) => new(threshold + 1L, direction: 1);

    /// <summary>This many people or more.</summary>
    public static CrowdCondition AtLeast(int count) => new(count, direction: 1);

    /// <summary>This many people or fewer.</summary>
    public static CrowdCondition AtMost(int count) => new(count, direction: -1);

    /// <summary>Whether it holds for a count.</summary>
    public bool Holds(int count) => (count - _bound) * _direction >= 0;

    /// <summary>Whether a count shows it better than another: more of too many, fewer of too few.</summary>
    public bool IsStronger(int count, int than) => ((long)count - than) * _direction > 0;
}
