using System.Reflection;
using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>
/// Finds FFmpeg's libraries and lets the P/Invokes of this folder reach them by the names avutil, avcodec, avformat and swscale. The
/// environment variable LUNA_FFMPEG_FOLDER names a folder to take them from instead of the system's.
/// </summary>
internal static class Libav
{
    /// <summary>Names a folder with FFmpeg's libraries.</summary>
    public const string FolderVariable = "LUNA_FFMPEG_FOLDER";

    private static readonly Lazy<LibavLayout> Loaded = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);

    private static readonly Lazy<bool> Checked = new(Check, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Where fields lie in the loaded libraries; loads them if need be.</summary>
    /// <exception cref="MediaException">There is none, or none that this program knows.</exception>
    public static LibavLayout Layout => Loaded.Value;

    /// <summary>Loads and checks the libraries, once; to be called before the first P/Invoke of this folder.</summary>
    /// <exception cref="MediaException">There is none, or none that this program knows.</exception>
    public static void EnsureLoaded() => _ = Checked.Value;

    // Loaded first: before that the P/Invokes of the clip would find the libraries only where the packages for developers are installed.
    private static bool Check() => Layout is not null && LibavClip.Check();

    private static LibavLayout Load()
    {
        if (RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64) || !OperatingSystem.IsLinux())
        {
            throw new MediaException(MediaErrorKind.Configuration, "Video decoding needs 64-bit Linux.");
        }

        var (layout, handles) = Find(Environment.GetEnvironmentVariable(FolderVariable));
        NativeLibrary.SetDllImportResolver(
            Assembly.GetExecutingAssembly(),
            (name, _, _) => handles.GetValueOrDefault(name));
        LibavLog.Install();
        LibavGuard.Check(layout);
        return layout;
    }

    private static (LibavLayout Layout, Dictionary<string, nint> Handles) Find(string? folder)
    {
        foreach (var layout in LibavLayouts.Known)
        {
            if (TryLoad(layout, folder) is { } handles)
            {
                return (layout, handles);
            }
        }

        var sought = string.Join(
            ", ", LibavLayouts.Known.Select(layout => $"libavformat.so.{layout.AvCodecMajor} (FFmpeg {layout.Release})"));
        var place = folder is null ? "the system's library path" : $"the folder {folder}";
        throw new MediaException(
            MediaErrorKind.Configuration,
            $"FFmpeg's libraries were not found in {place}: looked for {sought}. Debian has them in the packages libavformat59, "
            + $"libavcodec59 and libswscale6 (or libavformat61, libavcodec61 and libswscale8); {FolderVariable} names another folder.");
    }

    private static Dictionary<string, nint>? TryLoad(LibavLayout layout, string? folder)
    {
        // A library of the folder finds its neighbours only if they are loaded before it; that of the system by itself.
        if (folder is not null)
        {
            _ = NativeLibrary.TryLoad(Path.Combine(folder, $"libswresample.so.{layout.SwResampleMajor}"), out _);
        }

        var handles = new Dictionary<string, nint>();

        foreach (var (name, file) in layout.Files)
        {
            if (!NativeLibrary.TryLoad(folder is null ? file : Path.Combine(folder, file), out var handle))
            {
                return null;
            }

            handles[name] = handle;
        }

        return handles;
    }
}
