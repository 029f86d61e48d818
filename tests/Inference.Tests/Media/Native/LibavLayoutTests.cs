using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Tests.Media.Native;

public sealed class LibavLayoutTests
{
    private static readonly (string Name, string Structure, string Field, int Offset)[] Constants =
    [
        ("FormatInput", "AVFormatContext", "iformat", LibavFields.FormatInput),
        ("FormatIo", "AVFormatContext", "pb", LibavFields.FormatIo),
        ("FormatStreamCount", "AVFormatContext", "nb_streams", LibavFields.FormatStreamCount),
        ("FormatStreams", "AVFormatContext", "streams", LibavFields.FormatStreams),
        ("InputName", "AVInputFormat", "name", LibavFields.InputName),
        ("ParametersCodecType", "AVCodecParameters", "codec_type", LibavFields.ParametersCodecType),
        ("ParametersCodecId", "AVCodecParameters", "codec_id", LibavFields.ParametersCodecId),
        ("ParametersExtraData", "AVCodecParameters", "extradata", 16),
        ("PacketPts", "AVPacket", "pts", LibavFields.PacketPts),
        ("PacketDts", "AVPacket", "dts", LibavFields.PacketDts),
        ("PacketSize", "AVPacket", "size", LibavFields.PacketSize),
        ("PacketStreamIndex", "AVPacket", "stream_index", LibavFields.PacketStreamIndex),
        ("FrameData", "AVFrame", "data", LibavFields.FrameData),
        ("FrameStride", "AVFrame", "linesize", LibavFields.FrameStride),
        ("FrameWidth", "AVFrame", "width", LibavFields.FrameWidth),
        ("FrameHeight", "AVFrame", "height", LibavFields.FrameHeight),
        ("FrameFormat", "AVFrame", "format", LibavFields.FrameFormat),
        ("FramePts", "AVFrame", "pts", LibavFields.FramePts),
        ("FramePacketDts", "AVFrame", "pkt_dts", LibavFields.FramePacketDts),
        ("SideDataBytes", "AVFrameSideData", "data", LibavFields.SideDataBytes),
        ("SideDataSize", "AVFrameSideData", "size", LibavFields.SideDataSize),
        ("PacketSideDataBytes", "AVPacketSideData", "data", LibavFields.PacketSideDataBytes),
        ("PacketSideDataSize", "AVPacketSideData", "size", LibavFields.PacketSideDataSize),
        ("OptionOffset", "AVOption", "offset", LibavFields.OptionOffset),
        ("HardwareConfigPixelFormat", "AVCodecHWConfig", "pix_fmt", LibavFields.HardwareConfigPixelFormat),
        ("HardwareConfigMethods", "AVCodecHWConfig", "methods", LibavFields.HardwareConfigMethods),
        ("HardwareConfigDeviceType", "AVCodecHWConfig", "device_type", LibavFields.HardwareConfigDeviceType),
        ("IoBuffer", "AVIOContext", "buffer", LibavFields.IoBuffer),
        ("IoOpaque", "AVIOContext", "opaque", LibavFields.IoOpaque),
    ];

    /// <summary>What <c>offsetof</c> gave for the headers of each release; other machines rarely have all of them.</summary>
    public static IEnumerable<TestCaseData> Golden =>
    [
        new TestCaseData(
            LibavLayouts.Release7,
            "88 104 128 136 124 216 416 448 456 16 32 48 56 64 68 88 216 44 72 76 "
            + "100 32 40 560 568 92 656 708 64 292 296 308 320 344 352"),
        new TestCaseData(
            LibavLayouts.Release6,
            "56 72 96 104 92 200 376 424 464 16 32 48 56 64 68 88 216 28 56 60 "
            + "76 0 0 864 872 716 636 684 76 316 320 332 344 376 392"),
        new TestCaseData(
            LibavLayouts.Release5,
            "56 72 96 104 92 200 376 424 464 208 16 32 40 48 52 72 200 28 56 60 "
            + "76 0 0 872 880 724 636 692 76 316 320 332 344 376 392"),
    ];

    [Test]
    public void Offsets_are_those_of_the_installed_headers()
    {
        var source = Path.Combine(Path.GetTempPath(), $"luna-offsets-{Guid.NewGuid():N}.c");
        var program = Path.ChangeExtension(source, ".out");
        File.WriteAllText(source, Program(Libav.Layout));

        try
        {
            Run("gcc", $"-w -o {program} {source}", "gcc or the headers of FFmpeg (libavformat-dev) are not installed.");
            var offsets = Run(program, "", "The program does not run.");

            Assert.That(offsets.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(Expected(Libav.Layout)));
        }
        finally
        {
            File.Delete(source);
            File.Delete(program);
        }
    }

    [TestCaseSource(nameof(Golden))]
    public void Offsets_of_releases_that_are_not_installed_stay_as_they_were_measured(object layout, string offsets)
    {
        var actual = Fields().Select(field => (int)field.GetValue(layout)!);

        Assert.That(string.Join(' ', actual), Is.EqualTo(offsets));
    }

    private static IEnumerable<PropertyInfo> Fields() =>
        typeof(LibavLayout).GetProperties().Where(property => property.IsDefined(typeof(NativeFieldAttribute)));

    private static IEnumerable<(string Name, string Structure, string Field, int Offset)> All(LibavLayout layout) =>
        Fields()
            .Select(property => (property, field: property.GetCustomAttribute<NativeFieldAttribute>()!))
            .Where(item => layout.HasCodedSideData || !item.field.Field.Contains("coded_side_data", StringComparison.Ordinal))
            .Select(item => (item.property.Name, item.field.Structure, item.field.Field, (int)item.property.GetValue(layout)!))
            .Concat(Constants);

    private static IEnumerable<string> Expected(LibavLayout layout) => All(layout).Select(item => $"{item.Name} {item.Offset}");

    private static string Program(LibavLayout layout)
    {
        var lines = All(layout).Select(item =>
            string.Create(CultureInfo.InvariantCulture, $"  printf(\"{item.Name} %zu\\n\", offsetof({item.Structure}, {item.Field}));"));
        return $$"""
            #include <stdio.h>
            #include <stddef.h>
            #include <libavcodec/avcodec.h>
            #include <libavformat/avformat.h>
            #include <libavutil/opt.h>
            int main(void) {
              if (LIBAVCODEC_VERSION_MAJOR != {{layout.AvCodecMajor}}) return 1;
            {{string.Join('\n', lines)}}
              return 0;
            }
            """;
    }

    private static string Run(string program, string arguments, string otherwise)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();

            if (process.ExitCode == 0)
            {
                return output;
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program: the reason follows.
        }

        Assert.Ignore(otherwise);
        return "";
    }
}
