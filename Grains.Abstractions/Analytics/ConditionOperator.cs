namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>How a condition of a callback compares.</summary>
public enum ConditionOperator
{
    /// <summary>The same number, text or flag.</summary>
    Equal,

    /// <summary>Anything else, also nothing.</summary>
    NotEqual,

    /// <summary>A larger number.</summary>
    Greater,

    /// <summary>A number not below.</summary>
    GreaterOrEqual,

    /// <summary>A smaller number.</summary>
    Less,

    /// <summary>A number not above.</summary>
    LessOrEqual,
}
