using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>Catches the fault that a source is expected to have.</summary>
internal static class Faults
{
    /// <summary>The fault of opening a source and reading one frame.</summary>
    public static MediaException Of(FrameSourceOptions options) => Of(() => Reading.All(options, most: 1));

    /// <summary>The fault of an action.</summary>
    public static MediaException Of(Action action)
    {
        try
        {
            action();
        }
        catch (MediaException fault)
        {
            return fault;
        }

        throw new AssertionException("It should have failed.");
    }
}
