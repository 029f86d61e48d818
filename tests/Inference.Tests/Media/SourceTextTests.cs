using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class SourceTextTests
{
    [TestCase("rtsp://user:secret@10.0.0.5:554/live", ExpectedResult = "rtsp://***@10.0.0.5:554/live")]
    [TestCase("cannot open 'rtsp://user:se@cr/et@cam/live': refused", ExpectedResult = "cannot open 'rtsp://***@cam/live': refused")]
    [TestCase("http://host/clip.mp4?token=secret", ExpectedResult = "http://host/clip.mp4?***")]
    [TestCase("http://host/clip.mp4", ExpectedResult = "http://host/clip.mp4")]
    [TestCase("no address at all @ home", ExpectedResult = "no address at all @ home")]
    public string Credentials_and_queries_are_taken_out(string text) => SourceText.Mask(text);
}
