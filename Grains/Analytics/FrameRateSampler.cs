using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>
/// Which frames the analytics of a stream want (<c>rate</c>). By frames: one at each multiple of the period, fractions to the next frame.
/// By seconds: the frame that is shown at each multiple of the period, so that each multiple has exactly one frame even if
/// frames last differently long. The first frame is always wanted.
/// </summary>
internal sealed class FrameRateSampler : IFrameSampler
{
    private readonly FrameRateSettings[] _rates;

    /// <summary>A sampler for these analytics, in their order; periods are above zero.</summary>
    public FrameRateSampler(IReadOnlyList<FrameRateSettings> rates)
    {
        foreach (var rate in rates)
        {
            if (!(rate.Period > 0))
            {
                throw new ArgumentOutOfRangeException(nameof(rates), rate.Period, "A period is above zero.");
            }
        }

        _rates = [.. rates];
    }

    /// <summary>Whether any analytic wants the frame.</summary>
    public bool Wants(FramePosition position)
    {
        for (var i = 0; i < _rates.Length; i++)
        {
            if (Wants(i, position))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one analytic wants the frame.</summary>
    public bool Wants(int analyticIndex, FramePosition position)
    {
        var rate = _rates[analyticIndex];

        return position.Index == 0
            || (rate.Unit is FrameRateUnit.Frame ? WantsIndex(rate.Period, position.Index) : WantsTime(rate.Period, position));
    }

    private static bool WantsIndex(double period, long index) => Math.Floor(index / period) > Math.Floor((index - 1) / period);

    private static bool WantsTime(double period, FramePosition position)
    {
        // Without a duration nobody knows whether the next frame comes before the multiple: rather one too many.
        if (!(position.DurationSeconds > 0))
        {
            return true;
        }

        var end = position.Seconds + position.DurationSeconds;
        return SourceTime.MultiplesBefore(end, period) > SourceTime.MultiplesBefore(position.Seconds, period);
    }
}
