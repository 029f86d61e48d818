namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>libav's fraction; laid out as in C.</summary>
internal readonly record struct Rational(int Numerator, int Denominator)
{
    /// <summary>Its value; zero where the denominator is.</summary>
    public double Value => Denominator == 0 ? 0 : (double)Numerator / Denominator;
}
