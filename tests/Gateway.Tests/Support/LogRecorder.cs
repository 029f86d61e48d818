using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>Keeps what was logged, with the values of the scopes around it.</summary>
internal sealed class LogRecorder : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<LogEntry> Entries { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(LogRecorder recorder) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => recorder._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = new Dictionary<string, object>();
            recorder._scopes.ForEachScope(
                (scope, all) =>
                {
                    foreach (var (name, value) in scope as IEnumerable<KeyValuePair<string, object>> ?? [])
                    {
                        all[name] = value;
                    }
                },
                values);
            recorder.Entries.Enqueue(new LogEntry(logLevel, eventId.Id, formatter(state, exception), exception, values));
        }
    }
}
