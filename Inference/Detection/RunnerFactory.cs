using System.Collections.Concurrent;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;
using Microsoft.ML.OnnxRuntime;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Opens the sessions of a model and checks them before anybody can ask.</summary>
internal static class RunnerFactory
{
    /// <summary>One runner a session; with a decoder one of them has run once.</summary>
    /// <exception cref="InferenceException">The network cannot be loaded, or is not what its manifest says.</exception>
    public static (SessionRunner[] Runners, ProviderSelection Provider) Open(
        InferenceModel model, IReadOnlyList<OutputRule> outputs, IDetectionDecoder? decoder, InferenceOptions options)
    {
        var (sessions, provider) = SessionFactory.Open(model, options);

        try
        {
            if (NetworkCheck.FirstFault(model, sessions[0], outputs) is { } fault)
            {
                throw new InferenceException(fault);
            }

            var shapes = new ConcurrentDictionary<TensorSize, OutputShapes>();
            string[] names = [.. outputs.Select(output => output.Name)];
            var runners = sessions.Select(session => new SessionRunner(session, model.Manifest.Input.Name, names, shapes)).ToArray();

            if (decoder is not null)
            {
                Probe(model, decoder, runners[0]);
            }

            return (runners, provider);
        }
        catch
        {
            Array.ForEach(sessions, opened => opened.Dispose());
            throw;
        }
    }

    // A black picture, in which nothing can reach a threshold of 2: what is left to fail are sizes and shapes.
    private static void Probe(InferenceModel model, IDetectionDecoder decoder, SessionRunner runner)
    {
        var slot = new TensorSlot();
        var size = model.Manifest.Input.Sizing!.For(16, 9);
        slot.Prepare(size).Clear();

        try
        {
            runner.Run([slot]);
            decoder.Decode(slot.Buffers, size, threshold: 2, slot.Candidates);
        }
        catch (Exception e) when (e is OnnxRuntimeException or InferenceException)
        {
            throw new InferenceException($"{model.Key} cannot be run at {size.Width} x {size.Height}: {e.Message}", e);
        }
        finally
        {
            slot.Buffers.Dispose();
        }
    }
}
