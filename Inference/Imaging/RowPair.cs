namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Two rows of a plane and how they are mixed.</summary>
/// <param name="Upper">Row above.</param>
/// <param name="Lower">Row below.</param>
/// <param name="LowerShare">Weight of the row below, in 1/127.</param>
internal readonly record struct RowPair(int Upper, int Lower, ushort LowerShare)
{
    /// <summary>The weight that means all of it: the largest that fits the signed operand of a multiply-add of bytes.</summary>
    public const int One = 127;
}
