namespace LunaVideoAgent.TestSupport.Onnx;

/// <summary>
/// Networks that find colours: the input of 64 x 64 pixels, 0 to 1 in red, green and blue, is cut into 4 x 4 cells of 16 pixels. In each
/// cell an object of class red, green or blue is seen as surely as the cell has that colour on average; its box is the cell. What differs
/// is the layout of the outputs.
/// </summary>
public static class ColourNetwork
{
    private const int Side = 4;
    private const int Cells = Side * Side;
    private const int Pixels = 16;
    private const int Classes = 3;

    /// <summary>The layouts, by the words of manifests.</summary>
    public static IReadOnlyList<string> Layouts { get; } = ["yolov5", "yolov8", "yolov10", "yolox", "ssd", "detr", "rtdetr"];

    /// <summary>The file of a network of one layout.</summary>
    public static byte[] Create(string layout)
    {
        var graph = new OnnxGraph("images", 1, 3, 64, 64);
        graph.Node("AveragePool", ["images"], "pooled", ("kernel_shape", [Pixels, Pixels]), ("strides", [Pixels, Pixels]));
        graph.Node("Reshape", ["pooled", graph.Integers("flat", 1, Classes, Cells)], "columns");
        graph.Node("Transpose", ["columns"], "rows", ("perm", [0, 2, 1]));

        return (layout switch
        {
            "yolov5" => YoloV5(graph),
            "yolov8" => YoloV8(graph),
            "yolov10" => YoloV10(graph),
            "yolox" => YoloX(graph),
            "ssd" => Ssd(graph),
            "detr" => Detr(graph),
            "rtdetr" => RtDetr(graph),
            _ => throw new ArgumentOutOfRangeException(nameof(layout), layout, "is unknown"),
        }).ToArray();
    }

    /// <summary>The file of a network that says how red, green and blue a picture of 16 x 16 pixels is, 0 to 20 each.</summary>
    public static byte[] CreateClassifier()
    {
        var graph = new OnnxGraph("crop", 1, Classes, Pixels, Pixels);
        graph.Node("GlobalAveragePool", ["crop"], "pooled");
        graph.Node("Reshape", ["pooled", graph.Integers("flat", 1, Classes)], "rows");
        Logits(graph);
        return graph.Output("logits", 1, Classes).ToArray();
    }

    private static OnnxGraph YoloV5(OnnxGraph graph)
    {
        Rows(graph, Centres(Pixels, Pixels));
        return graph.Output("output0", 1, Cells, 5 + Classes);
    }

    private static OnnxGraph YoloX(OnnxGraph graph)
    {
        Rows(graph, [.. Enumerable.Range(0, Cells).SelectMany(_ => new[] { 0.5f, 0.5f, 0, 0 })]);
        return graph.Output("output0", 1, Cells, 5 + Classes);
    }

    private static OnnxGraph YoloV8(OnnxGraph graph)
    {
        graph.Constant("boxes", Transposed(Centres(Pixels, Pixels)), 1, 4, Cells);
        graph.Node("Concat", ["boxes", "columns"], "output0", ("axis", [1]));
        return graph.Output("output0", 1, 4 + Classes, Cells);
    }

    private static OnnxGraph YoloV10(OnnxGraph graph)
    {
        var corners = Enumerable.Range(0, Cells).SelectMany(
            cell => new float[] { cell % Side, cell / Side, (cell % Side) + 1, (cell / Side) + 1 }.Select(value => value * Pixels));
        graph.Constant("corners", [.. corners], 1, Cells, 4);
        graph.Node("ReduceMax", ["rows"], "score", ("axes", [2]), ("keepdims", [1]));
        graph.Node("ArgMax", ["rows"], "place", ("axis", [2]), ("keepdims", [1]));
        graph.Node("Cast", ["place"], "class", ("to", [1]));
        graph.Node("Concat", ["corners", "score", "class"], "output0", ("axis", [2]));
        return graph.Output("output0", 1, Cells, 6);
    }

    private static OnnxGraph Ssd(OnnxGraph graph)
    {
        Logits(graph);
        graph.Constant("background", [.. Enumerable.Repeat(10f, Cells)], 1, Cells, 1);
        graph.Node("Concat", ["background", "logits"], "scores", ("axis", [2]));
        graph.Constant("zeros", new float[Cells * 4], 1, Cells, 4);
        graph.Node("Identity", ["zeros"], "offsets");
        return graph.Output("scores", 1, Cells, 1 + Classes).Output("offsets", 1, Cells, 4);
    }

    private static OnnxGraph Detr(OnnxGraph graph)
    {
        Logits(graph);
        graph.Constant("nothing", [.. Enumerable.Repeat(10f, Cells)], 1, Cells, 1);
        graph.Node("Concat", ["logits", "nothing"], "scores", ("axis", [2]));
        return Queries(graph).Output("scores", 1, Cells, Classes + 1);
    }

    private static OnnxGraph RtDetr(OnnxGraph graph)
    {
        Logits(graph);
        graph.Node("Add", ["logits", graph.Constant("less", [-10], 1)], "scores");
        return Queries(graph).Output("scores", 1, Cells, Classes);
    }

    private static OnnxGraph Queries(OnnxGraph graph)
    {
        graph.Constant("parts", [.. Centres(Pixels, Pixels).Select(value => value / 64)], 1, Cells, 4);
        graph.Node("Identity", ["parts"], "boxes");
        return graph.Output("boxes", 1, Cells, 4);
    }

    // From 0 to 20: 10 is as good as yes and no.
    private static void Logits(OnnxGraph graph) => graph.Node("Mul", ["rows", graph.Constant("steep", [20], 1)], "logits");

    private static void Rows(OnnxGraph graph, float[] boxes)
    {
        graph.Constant("boxes", boxes, 1, Cells, 4);
        graph.Constant("certain", [.. Enumerable.Repeat(1f, Cells)], 1, Cells, 1);
        graph.Node("Concat", ["boxes", "certain", "rows"], "output0", ("axis", [2]));
    }

    private static float[] Centres(float width, float height) =>
    [
        .. Enumerable.Range(0, Cells).SelectMany(
            cell => new[] { (cell % Side + 0.5f) * Pixels, (cell / Side + 0.5f) * Pixels, width, height }),
    ];

    private static float[] Transposed(float[] rows) =>
        [.. Enumerable.Range(0, rows.Length).Select(i => rows[(i % Cells * 4) + (i / Cells)])];
}
