namespace LunaVideoAgent.Grains.Abstractions.Settings;

/// <summary>How the original service writes a value.</summary>
public enum ServiceUnit
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>0 or 1, true or false.</summary>
    Flag,

    /// <summary>A number of seconds.</summary>
    Seconds,

    /// <summary>A number of what the member <c>interval_type</c> beside it names: weeks, days, hours, minutes or seconds.</summary>
    Interval,

    /// <summary><c>cpu</c> or <c>gpu</c>.</summary>
    DeviceClass,
}
