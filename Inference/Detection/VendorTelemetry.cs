using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// What ONNX Runtime tells its vendor: since 1.29 the builds for Linux send which networks are loaded on what machine, and keep an id of
/// the machine in the cache of the user, unless the environment forbids it before the first call (its <c>Privacy.md</c>). Who watches
/// cameras tells nobody.
/// </summary>
internal static partial class VendorTelemetry
{
    private const string Switch = "ORT_DISABLE_TELEMETRY";

    /// <summary>Forbids it to this process, unless the environment says something of it already.</summary>
    public static void Forbid()
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.SetEnvironmentVariable(Switch, Environment.GetEnvironmentVariable(Switch) ?? "1");
            return;
        }

        // What .NET sets, it keeps from native code.
        _ = SetVariable(Switch, "1", overwrite: 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
