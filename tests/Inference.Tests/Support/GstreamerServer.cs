using System.Diagnostics;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>GStreamer's RTSP server, an independent peer; it needs Debian's python3-gi and gir1.2-gst-rtsp-server-1.0.</summary>
internal sealed class GstreamerServer : IDisposable
{
    private const string Python = "/usr/bin/python3";

    // Prints the port once it listens, and goes when its standard input closes. Units are pushed by timestamps that never end; a
    // handler of the name do_configure would override a virtual method and run twice.
    private const string Script = """
        import sys, threading, gi
        gi.require_version("Gst", "1.0")
        gi.require_version("GstRtspServer", "1.0")
        from gi.repository import Gst, GstRtspServer, GLib
        Gst.init(None)
        rate = 25
        data = open(sys.argv[1], "rb").read()
        mark = b"\x00\x00\x00\x01\x09"
        units = [mark + unit for unit in data.split(mark) if unit]

        def configured(factory, media):
            source = media.get_element().get_child_by_name("src")
            state = {"n": 0}
            def need(element, size):
                n = state["n"]
                state["n"] = n + 1
                buffer = Gst.Buffer.new_wrapped(units[n % len(units)])
                buffer.pts = buffer.dts = n * Gst.SECOND // rate
                buffer.duration = Gst.SECOND // rate
                element.emit("push-buffer", buffer)
            source.connect("need-data", need)

        server = GstRtspServer.RTSPServer()
        server.set_address("127.0.0.1")
        server.set_service("0")
        factory = GstRtspServer.RTSPMediaFactory()
        factory.set_shared(True)
        factory.set_launch("( appsrc name=src is-live=true format=time "
            "caps=video/x-h264,stream-format=byte-stream,alignment=au,framerate=25/1 ! h264parse ! "
            "rtph264pay name=pay0 pt=96 config-interval=-1 )")
        factory.connect("media-configure", configured)
        server.get_mount_points().add_factory("/live", factory)
        server.attach(None)
        print(server.get_bound_port(), flush=True)
        loop = GLib.MainLoop()
        threading.Thread(target=lambda: (sys.stdin.read(), loop.quit()), daemon=True).start()
        loop.run()
        """;

    private readonly Process _process;

    private GstreamerServer(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    /// <summary>Where it plays.</summary>
    public string Url { get; }

    /// <summary>Starts it; ignores the test where it is not installed.</summary>
    public static GstreamerServer Start(string annexBFile)
    {
        if (!File.Exists(Python))
        {
            Assert.Ignore($"There is no {Python}.");
        }

        var process = Process.Start(new ProcessStartInfo(Python, ["-c", Script, annexBFile])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var port = process.StandardOutput.ReadLine();

        if (port is null)
        {
            process.Dispose();
            Assert.Ignore("python3-gi or gir1.2-gst-rtsp-server-1.0 is not installed.");
        }

        return new GstreamerServer(process, $"rtsp://127.0.0.1:{port}/live");
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
