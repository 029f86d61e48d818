using System.Globalization;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Tracking;

public sealed class MotChallengeRunTests
{
    [Test]
    public void Detections_become_tracks_in_the_same_form()
    {
        const string detections = """
            1,-1,100,200,40,100,0.95,-1,-1,-1
            2,-1,102,200,40,100,0.95,-1,-1,-1
            1,-1,500.5,200.25,40,100,0.95,-1,-1,-1
            2,-1,500.5,200.25,40,100,0.95,-1,-1,-1
            """;

        var rows = Run(detections).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(rows[0], Is.EqualTo("1,1,100,200,40,100,0.95,-1,-1,-1"));
        Assert.That(rows.Select(row => row[..4]), Is.EqualTo(["1,1,", "1,2,", "2,1,", "2,2,"]));
        Assert.That(rows[3], Is.EqualTo("2,2,500.5,200.25,40,100,0.95,-1,-1,-1"));
    }

    [Test]
    public void The_order_of_rows_does_not_matter()
    {
        var rows = Enumerable.Range(1, 30)
            .SelectMany(frame => new[] { Row(frame, 100 + (2 * frame)), Row(frame, 400 - (3 * frame)), Row(frame, 700) })
            .ToArray();
        var shuffled = rows.ToArray();
        new Random(4).Shuffle(shuffled);

        Assert.That(Run(string.Join('\n', shuffled)), Is.EqualTo(Run(string.Join('\n', rows))).And.Not.Empty);
    }

    [Test]
    public void Frames_without_rows_pass_as_empty_frames()
    {
        var rows = Run($"{Row(1, 100)}\n{Row(91, 100)}").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // Three seconds at 30 frames a second: nobody waits that long.
        Assert.That(rows[0], Does.StartWith("1,1,"));
        Assert.That(rows[^1], Does.StartWith("91,2,"));
    }

    [Test]
    public void The_future_does_not_change_the_past()
    {
        var rows = Enumerable.Range(1, 40).Select(frame => Row(frame, 100 + (4 * frame))).ToArray();

        var half = Run(string.Join('\n', rows[..20]));

        Assert.That(Run(string.Join('\n', rows)), Does.StartWith(half));
    }

    [Test]
    public void Decimals_have_a_point_in_every_country()
    {
        var culture = CultureInfo.CurrentCulture;

        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.That(Run("1,-1,1.5,2.25,40.5,100.75,0.95\n"), Is.EqualTo("1,1,1.5,2.25,40.5,100.75,0.95,-1,-1,-1\n"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void No_detections_give_no_tracks() => Assert.That(Run("\n  \n"), Is.Empty);

    [TestCase("1,-1,10,10,20", "Line 2 has 5 fields, at least 7 are needed")]
    [TestCase("1,-1,10,ten,20,40,0.9", "Line 2 has top 'ten', which is not a number")]
    [TestCase("1,-1,10,10,20,40,NaN", "Line 2 has confidence 'NaN', which is not a number")]
    [TestCase("1,-1,10,10,0,40,0.9", "Line 2 has a box without width or height")]
    [TestCase("1,-1,10,10,20,-40,0.9", "Line 2 has a box without width or height")]
    [TestCase("0,-1,10,10,20,40,0.9", "Line 2 has frame 0, which is not a whole number from 1 to 10000000")]
    [TestCase("1.5,-1,10,10,20,40,0.9", "Line 2 has frame 1.5, which is not a whole number from 1 to 10000000")]
    [TestCase("frame,id,left,top,width,height,conf", "Line 2 has frame 'frame', which is not a number")]
    public void A_malformed_row_is_named_by_its_line(string row, string message)
    {
        var error = Assert.Throws<FormatException>(() => Run($"{Row(1, 100)}\n{row}\n"));

        Assert.That(error.Message, Is.EqualTo(message));
    }

    [TestCase(0)]
    [TestCase(-25)]
    [TestCase(double.NaN)]
    public void A_frame_rate_that_is_not_positive_is_refused(double frameRate) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => MotChallengeRun.Execute(TextReader.Null, TextWriter.Null, new MotChallengeOptions { FrameRate = frameRate }));

    private static string Row(int frame, int left) => $"{frame},-1,{left},200,40,100,0.95,-1,-1,-1";

    private static string Run(string detections)
    {
        using var output = new StringWriter();
        MotChallengeRun.Execute(new StringReader(detections), output, new MotChallengeOptions { Width = 1920, Height = 1080 });
        return output.ToString();
    }
}
