using System.Globalization;
using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>Rows of MOTChallenge files: numbers parted by commas, a point for the decimals, whatever the country.</summary>
internal static class MotChallengeText
{
    // A gap in the numbers is walked frame by frame, so a slip such as a time stamp in place of a number must not run for hours.
    private const int MaxFrame = 10_000_000;
    private const int Fields = 7;

    /// <summary>Reads all rows, by frame; rows of one frame stay in the order of the file. Blank lines are passed over.</summary>
    /// <exception cref="FormatException">A row is malformed; the message names its line.</exception>
    public static IReadOnlyList<MotChallengeRow> Read(TextReader reader)
    {
        var rows = new List<MotChallengeRow>();
        var number = 0;

        while (reader.ReadLine() is { } line)
        {
            number++;

            if (!string.IsNullOrWhiteSpace(line))
            {
                rows.Add(Parse(line, number));
            }
        }

        return [.. rows.OrderBy(row => row.Frame)];
    }

    /// <summary>Writes one row of a track.</summary>
    public static void Write(TextWriter writer, in MotChallengeRow row)
    {
        var box = row.Box;
        writer.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Frame},{row.Id},{box.Left:0.##},{box.Top:0.##},{box.Width:0.##},{box.Height:0.##},{row.Score:0.####},-1,-1,-1\n"));
    }

    private static MotChallengeRow Parse(string line, int number)
    {
        Span<Range> fields = stackalloc Range[Fields + 1];
        var count = line.AsSpan().Split(fields, ',');

        if (count < Fields)
        {
            throw Malformed(number, $"has {count} fields, at least {Fields} are needed");
        }

        var frame = Number(line, fields[0], number, "frame");
        var id = Number(line, fields[1], number, "id");
        var left = Number(line, fields[2], number, "left");
        var top = Number(line, fields[3], number, "top");
        var width = Number(line, fields[4], number, "width");
        var height = Number(line, fields[5], number, "height");
        var score = Number(line, fields[6], number, "confidence");

        if (frame < 1 || frame > MaxFrame || frame % 1 != 0)
        {
            throw Malformed(number, $"has frame {line[fields[0]]}, which is not a whole number from 1 to {MaxFrame}");
        }

        if (width <= 0 || height <= 0)
        {
            throw Malformed(number, "has a box without width or height");
        }

        var box = new BoundingBox((float)left, (float)top, (float)(left + width), (float)(top + height));
        return new MotChallengeRow((int)frame, (int)id, box, (float)score);
    }

    private static double Number(string line, Range field, int number, string name)
    {
        var text = line.AsSpan()[field].Trim();

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Malformed(number, $"has {name} '{text}', which is not a number");
    }

    private static FormatException Malformed(int number, string what) => new($"Line {number} {what}");
}
