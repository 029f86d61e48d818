using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>One logged message.</summary>
internal sealed record LogEntry(LogLevel Level, int Id, string Message, Exception? Exception, IReadOnlyDictionary<string, object> Scope);
