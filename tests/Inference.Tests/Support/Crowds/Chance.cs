namespace LunaVideoAgent.Inference.Tests.Support.Crowds;

/// <summary>Random numbers of several kinds.</summary>
internal static class Chance
{
    /// <summary>Normally distributed (Box and Muller).</summary>
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Between two bounds.</summary>
    public static double Between(this Random random, double low, double high) => low + ((high - low) * random.NextDouble());

    /// <summary>Whether something of a rate a second happens within a step.</summary>
    public static bool Happens(this Random random, double rate, double seconds) => random.NextDouble() < 1 - Math.Exp(-rate * seconds);

    /// <summary>The next value of a mood of unit spread that lasts some seconds.</summary>
    public static double Drift(this Random random, double value, double lasting, double seconds)
    {
        var keep = Math.Exp(-seconds / lasting);
        return (keep * value) + (Math.Sqrt(1 - (keep * keep)) * random.Normal());
    }
}
