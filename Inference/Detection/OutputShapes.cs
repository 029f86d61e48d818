namespace LunaVideoAgent.Inference.Detection;

/// <summary>Shapes of a network's outputs for one picture of one size; learnt from the first run at that size.</summary>
internal sealed class OutputShapes(long[][] single)
{
    public int Count => single.Length;

    public int Length(int output)
    {
        var length = 1L;

        foreach (var dimension in single[output])
        {
            length *= dimension;
        }

        return checked((int)length);
    }

    // Outputs put the picture first: [batch, ...].
    public long[] ForBatch(int output, int batch)
    {
        long[] shape = [.. single[output]];
        shape[0] = batch;
        return shape;
    }
}
