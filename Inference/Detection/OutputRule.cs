using System.Globalization;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>An output that is read of a network: its name and its dimensions after the batch, null where any number will do.</summary>
internal sealed record OutputRule(string Name, params IReadOnlyList<int?> Shape)
{
    /// <summary>Whether a network says that it has such an output; dimensions below 1 are decided when it runs.</summary>
    public bool Allows(IReadOnlyList<int> dimensions)
    {
        if (dimensions.Count != Shape.Count + 1)
        {
            return false;
        }

        for (var i = 0; i < Shape.Count; i++)
        {
            if (dimensions[i + 1] > 0 && Shape[i] is { } wanted && dimensions[i + 1] != wanted)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The dimensions, for people.</summary>
    public override string ToString() =>
        $"[{string.Join(", ", Shape.Select(one => one?.ToString(CultureInfo.InvariantCulture) ?? "any").Prepend("batch"))}]";
}
