using System.Buffers.Binary;

namespace LunaVideoAgent.TestSupport.Onnx;

/// <summary>
/// A small network, written down node by node: an ONNX model of opset 17 with one input of floats. The numbers of the fields are those of
/// onnx.proto3.
/// </summary>
public sealed class OnnxGraph
{
    private const int Float = 1;
    private const int Integer = 7;

    private readonly ProtoWriter _graph = new();

    /// <summary>A graph whose input has this shape; a dimension of 0 is left open.</summary>
    public OnnxGraph(string input, params long[] shape) => _graph.Text(2, "graph").Message(11, Value(input, shape));

    /// <summary>A tensor of known floats.</summary>
    public string Constant(string name, IReadOnlyList<float> values, params long[] shape)
    {
        _graph.Message(5, Dimensions(shape).Number(2, Float).Text(8, name).Floats(9, values));
        return name;
    }

    /// <summary>A list of known integers.</summary>
    public string Integers(string name, params long[] values)
    {
        var raw = new byte[8 * values.Length];

        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(raw.AsSpan(8 * i), values[i]);
        }

        _graph.Message(5, Dimensions([values.Length]).Number(2, Integer).Text(8, name).Bytes(9, raw));
        return name;
    }

    /// <summary>One operation; attributes are integers, alone or in a list.</summary>
    public string Node(string type, IReadOnlyList<string> inputs, string output, params (string Name, long[] Values)[] attributes)
    {
        var node = new ProtoWriter();

        foreach (var input in inputs)
        {
            node.Text(1, input);
        }

        node.Text(2, output).Text(3, output).Text(4, type);

        foreach (var (name, values) in attributes)
        {
            node.Message(5, Attribute(name, values));
        }

        _graph.Message(1, node);
        return output;
    }

    /// <summary>A tensor that the network gives out.</summary>
    public OnnxGraph Output(string name, params long[] shape)
    {
        _graph.Message(12, Value(name, shape));
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] ToArray() => new ProtoWriter()
        .Number(1, 8)
        .Text(2, "tests")
        .Message(7, _graph)
        .Message(8, new ProtoWriter().Number(2, 17))
        .ToArray();

    // An attribute of one integer that ends in "s" or is a shape is a list in ONNX: the caller says so by more than one, or by its name.
    private static ProtoWriter Attribute(string name, long[] values)
    {
        var attribute = new ProtoWriter().Text(1, name);

        if (values is [var only] && name is not ("perm" or "axes"))
        {
            return attribute.Number(3, only).Number(20, 2);
        }

        foreach (var value in values)
        {
            attribute.Number(8, value);
        }

        return attribute.Number(20, 7);
    }

    private static ProtoWriter Dimensions(long[] shape)
    {
        var tensor = new ProtoWriter();

        foreach (var dimension in shape)
        {
            tensor.Number(1, dimension);
        }

        return tensor;
    }

    private static ProtoWriter Value(string name, long[] shape)
    {
        var dimensions = new ProtoWriter();

        foreach (var dimension in shape)
        {
            dimensions.Message(1, dimension > 0 ? new ProtoWriter().Number(1, dimension) : new ProtoWriter().Text(2, "any"));
        }

        var tensor = new ProtoWriter().Number(1, Float).Message(2, dimensions);
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, tensor));
    }
}
