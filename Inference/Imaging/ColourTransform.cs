namespace LunaVideoAgent.Inference.Imaging;

/// <summary>
/// YCbCr samples to red, green and blue, then to normalised tensor values, with everything constant folded into one factor and one
/// summand each. Matrices: ITU-R BT.601 and BT.709; limited range: 16..235 for luma, 16..240 for chroma.
/// </summary>
internal readonly struct ColourTransform
{
    /// <summary>Factors take samples times <see cref="RowPair.One"/>, as the scaling across leaves them.</summary>
    public required float Luma { get; init; }

    public required float RedFromV { get; init; }

    public required float GreenFromU { get; init; }

    public required float GreenFromV { get; init; }

    public required float BlueFromU { get; init; }

    public required float RedBias { get; init; }

    public required float GreenBias { get; init; }

    public required float BlueBias { get; init; }

    /// <summary>Factors of red, green and blue.</summary>
    public required ChannelValues Scale { get; init; }

    /// <summary>Summands of red, green and blue, after the factors.</summary>
    public required ChannelValues Shift { get; init; }

    public static ColourTransform Create(bool isFullRange, bool isBt709, LetterboxFormat format)
    {
        var (kr, kb) = isBt709 ? (0.2126, 0.0722) : (0.299, 0.114);
        var kg = 1 - kr - kb;
        var (black, luma, chroma) = isFullRange ? (0.0, 1.0, 1.0) : (16.0, 255.0 / 219, 255.0 / 224);
        var redFromV = 2 * (1 - kr) * chroma;
        var blueFromU = 2 * (1 - kb) * chroma;
        var greenFromU = -blueFromU * kb / kg;
        var greenFromV = -redFromV * kr / kg;
        var (scale, shift) = Normalise(format);

        return new ColourTransform
        {
            Luma = (float)(luma / RowPair.One),
            RedFromV = (float)(redFromV / RowPair.One),
            GreenFromU = (float)(greenFromU / RowPair.One),
            GreenFromV = (float)(greenFromV / RowPair.One),
            BlueFromU = (float)(blueFromU / RowPair.One),
            RedBias = (float)(-black * luma - 128 * redFromV),
            GreenBias = (float)(-black * luma - 128 * (greenFromU + greenFromV)),
            BlueBias = (float)(-black * luma - 128 * blueFromU),
            Scale = scale,
            Shift = shift,
        };
    }

    // (v - mean) / deviation as v * scale + shift, turned from the tensor's order into red, green, blue.
    private static (ChannelValues Scale, ChannelValues Shift) Normalise(LetterboxFormat format)
    {
        var scale = new ChannelValues(1 / format.Deviation.First, 1 / format.Deviation.Second, 1 / format.Deviation.Third);
        var shift = new ChannelValues(
            -format.Mean.First * scale.First,
            -format.Mean.Second * scale.Second,
            -format.Mean.Third * scale.Third);

        return format.Order == ChannelOrder.Rgb ? (scale, shift) : (Reverse(scale), Reverse(shift));
    }

    private static ChannelValues Reverse(ChannelValues values) => new(values.Third, values.Second, values.First);
}
