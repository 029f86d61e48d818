"""Plays an H.264 file (Annex B, with access unit delimiters or not) for ever: camera.py FILE FRAMES_A_SECOND."""
import signal
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

PICTURES = (1, 5)


def access_units(data):
    """Splits a stream into pictures; parameter sets stay with the picture that follows them."""
    unit = b""
    for nal in data.split(b"\x00\x00\x01")[1:]:
        unit += b"\x00\x00\x01" + nal
        if nal[0] & 31 in PICTURES:
            yield unit
            unit = b""


def configure(units, rate):
    """Pushes pictures with timestamps that never end."""

    def configured(_factory, media):
        count = iter(range(sys.maxsize))

        def need(source, _size):
            n = next(count)
            buffer = Gst.Buffer.new_wrapped(units[n % len(units)])
            buffer.pts = buffer.dts = n * Gst.SECOND // rate
            buffer.duration = Gst.SECOND // rate
            source.emit("push-buffer", buffer)

        media.get_element().get_child_by_name("src").connect("need-data", need)

    return configured


def main(path, rate):
    Gst.init(None)
    with open(path, "rb") as file:
        units = list(access_units(file.read()))
    server = GstRtspServer.RTSPServer()
    server.set_service("8554")
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_shared(True)
    factory.set_launch(
        "( appsrc name=src is-live=true format=time "
        f"caps=video/x-h264,stream-format=byte-stream,alignment=au,framerate={rate}/1 ! h264parse ! "
        "rtph264pay name=pay0 pt=96 config-interval=-1 )"
    )
    factory.connect("media-configure", configure(units, rate))
    server.get_mount_points().add_factory("/live", factory)
    server.attach(None)
    print(f"{len(units)} frames at rtsp://0.0.0.0:8554/live", flush=True)
    loop = GLib.MainLoop()
    # The first process of a container is deaf to signals that it does not ask for.
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGTERM, loop.quit)
    loop.run()


main(sys.argv[1], int(sys.argv[2]))
