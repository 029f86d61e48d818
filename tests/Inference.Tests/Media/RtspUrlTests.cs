using System.Net;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class RtspUrlTests
{
    [TestCase("rtsp://camera/live", "10.0.0.5", "rtsp://10.0.0.5/live")]
    [TestCase("rtsp://camera:8554/live?a=b:c@d", "10.0.0.5", "rtsp://10.0.0.5:8554/live?a=b:c@d")]
    [TestCase("rtsp://user:p@ss@camera:554/live", "10.0.0.5", "rtsp://user:p@ss@10.0.0.5:554/live")]
    [TestCase("rtsp://camera", "fd00::1", "rtsp://[fd00::1]")]
    [TestCase("rtsp://[fd00::2]:554/live", "fd00::1", "rtsp://[fd00::1]:554/live")]
    [TestCase("rtsp://u@camera?x", "10.0.0.5", "rtsp://u@10.0.0.5?x")]
    public void Only_the_host_is_replaced(string url, string address, string expected)
    {
        Assert.That(RtspUrl.WithAddress(url, IPAddress.Parse(address)), Is.EqualTo(expected));
    }
}
