namespace LunaVideoAgent.Silo.Hosting;

/// <summary>The process cannot start, and its user can do something about it.</summary>
internal sealed class StartException(string message, Exception? inner) : Exception(message, inner);
