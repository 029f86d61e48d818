namespace LunaVideoAgent.Plugins;

/// <summary>
/// A part that an installation adds: a public class with a constructor without parameters that implements one of the interfaces
/// beside this one. It is disposed at the end if it can be.
/// </summary>
public interface IPlugin
{
    /// <summary>Its name, by which settings switch it on.</summary>
    string Name { get; }

    /// <summary>What it does, for people.</summary>
    string Description { get; }
}
