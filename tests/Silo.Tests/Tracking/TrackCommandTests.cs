using LunaVideoAgent.Silo.Tracking;

namespace LunaVideoAgent.Silo.Tests.Tracking;

public sealed class TrackCommandTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_person_who_walks_is_one_track_whatever_the_order_of_the_rows()
    {
        var rows = Enumerable.Range(1, 30).Select(frame => $"{frame},-1,{100 + 4 * frame},200,40,100,0.9,-1,-1,-1").Reverse();

        var (status, lines) = await TrackAsync(string.Join('\n', rows));

        Assert.That(status, Is.Zero);
        Assert.That(lines, Has.Length.GreaterThan(25));
        Assert.That(lines.Select(line => line.Split(',')[1]).Distinct().ToArray(), Has.Length.EqualTo(1));
        Assert.That(lines, Has.All.EndsWith(",-1,-1,-1"));
    }

    [TestCase("1,-1,10,10,40,abc,0.9")]
    [TestCase("1,-1,10")]
    [TestCase("0,-1,10,10,40,80,0.9")]
    public async Task A_malformed_row_is_an_error_and_leaves_the_earlier_result(string row)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "out.txt"), "earlier\n");

        var (status, lines) = await TrackAsync(row);

        Assert.That(status, Is.EqualTo(1));
        Assert.That(lines, Is.EqualTo(new[] { "earlier" }));
        Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(2));
    }

    [TestCase("0")]
    [TestCase("-25")]
    [TestCase("NaN")]
    public async Task An_impossible_frame_rate_is_an_error(string frameRate)
    {
        var (status, _) = await TrackAsync("1,-1,10,10,40,80,0.9", frameRate);

        Assert.That(status, Is.EqualTo(1));
    }

    [Test]
    public async Task A_missing_file_is_an_error()
    {
        var missing = Path.Combine(_folder, "missing.txt");

        var status = await TrackCommand.RunAsync(["--detections", missing, "--frame-rate", "25", "--output", missing + ".out"]);

        Assert.That(status, Is.EqualTo(1));
        Assert.That(Directory.GetFiles(_folder), Is.Empty);
    }

    private async Task<(int Status, string[] Lines)> TrackAsync(string detections, string frameRate = "25")
    {
        var (input, output) = (Path.Combine(_folder, "det.txt"), Path.Combine(_folder, "out.txt"));
        await File.WriteAllTextAsync(input, detections);

        var status = await TrackCommand.RunAsync(
            ["--detections", input, "--frame-rate", frameRate, "--width", "640", "--height", "480", "--output", output]);

        return (status, File.Exists(output) ? await File.ReadAllLinesAsync(output) : Array.Empty<string>());
    }
}
