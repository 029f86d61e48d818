using LunaVideoAgent.Inference.Models;
using Microsoft.ML.OnnxRuntime;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Opens sessions of a model on the device asked for, or on the processor with the reason why.</summary>
internal static class SessionFactory
{
    static SessionFactory() => VendorTelemetry.Forbid();

    public static (InferenceSession[] Sessions, ProviderSelection Provider) Open(InferenceModel model, InferenceOptions options)
    {
        var requested = options.Provider;
        var wanted = requested == ExecutionProviderKind.Auto ? Best() : requested;

        if (wanted == ExecutionProviderKind.Cpu)
        {
            return (OpenAll(model, options, wanted), new ProviderSelection(requested, wanted, RefusalReason: null));
        }

        if (ProviderName(wanted) is { } name && !IsAvailable(name))
        {
            return Fallback(model, options, $"{name} is not in this build of ONNX Runtime ({Available()} only).");
        }

        try
        {
            return (OpenAll(model, options, wanted), new ProviderSelection(requested, wanted, RefusalReason: null));
        }
        catch (Exception e) when (e is InferenceException or EntryPointNotFoundException or DllNotFoundException)
        {
            return Fallback(model, options, $"{wanted} could not be started: {e.Message}");
        }
    }

    private static (InferenceSession[] Sessions, ProviderSelection Provider) Fallback(
        InferenceModel model, InferenceOptions options, string reason)
    {
        var sessions = OpenAll(model, options, ExecutionProviderKind.Cpu);
        return (sessions, new ProviderSelection(options.Provider, ExecutionProviderKind.Cpu, reason));
    }

    private static ExecutionProviderKind Best() =>
        IsAvailable("CUDAExecutionProvider") ? ExecutionProviderKind.Cuda : ExecutionProviderKind.Cpu;

    private static string? ProviderName(ExecutionProviderKind kind) => kind switch
    {
        ExecutionProviderKind.Cuda => "CUDAExecutionProvider",
        ExecutionProviderKind.TensorRt => "TensorrtExecutionProvider",
        _ => null,
    };

    private static bool IsAvailable(string provider) => Array.IndexOf(OrtEnv.Instance().GetAvailableProviders(), provider) >= 0;

    private static string Available() => string.Join(", ", OrtEnv.Instance().GetAvailableProviders());

    private static InferenceSession[] OpenAll(InferenceModel model, InferenceOptions options, ExecutionProviderKind provider)
    {
        var sessions = new InferenceSession[options.SessionsOn(provider)];
        var opened = 0;

        try
        {
            using var settings = Settings(options, provider);

            for (; opened < sessions.Length; opened++)
            {
                sessions[opened] = new InferenceSession(model.Path, settings);
            }

            return sessions;
        }
        catch (OnnxRuntimeException e)
        {
            throw new InferenceException($"{model.Key} cannot be loaded on {provider}: {e.Message}", e);
        }
        finally
        {
            if (opened < sessions.Length)
            {
                Array.ForEach(sessions, session => session?.Dispose());
            }
        }
    }

    // One thread a session and no spinning: with many streams the cores are shared by decoders and by the other sessions.
    private static SessionOptions Settings(InferenceOptions options, ExecutionProviderKind provider)
    {
        var settings = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };

        try
        {
            settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            Append(settings, provider, options.DeviceId);
            return settings;
        }
        catch
        {
            settings.Dispose();
            throw;
        }
    }

    private static void Append(SessionOptions settings, ExecutionProviderKind provider, int deviceId)
    {
        if (provider == ExecutionProviderKind.Cuda)
        {
            settings.AppendExecutionProvider_CUDA(deviceId);
        }

        if (provider == ExecutionProviderKind.TensorRt)
        {
            settings.AppendExecutionProvider_Tensorrt(deviceId);
            settings.AppendExecutionProvider_CUDA(deviceId);
        }
    }
}
