using System.Reflection;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Telemetry;
using Microsoft.Extensions.Logging;
using Orleans.Serialization.Invocation;

namespace LunaVideoAgent.Grains.Tests.Telemetry;

[TestFixture]
internal sealed class RequestScopeTests
{
    private const string RequestId = "1536751345,8b8b5937-2e9c-4e8b-a7a7-5caf86621b5a";

    [TearDown]
    public void ForgetRequest() => RequestContext.Clear();

    [Test]
    public async Task A_line_that_is_logged_in_a_call_carries_the_id_of_its_request()
    {
        var logger = new ScopeLogger();
        RequestContext.Set(RequestContextKeys.RequestId, RequestId);
        string? during = null;

        await new RequestScope(logger).Invoke(new Call(() => during = logger.Scope));

        Assert.That(during, Is.EqualTo($"Luna-Request-Id: {RequestId}"));
        Assert.That(logger.Scope, Is.Null);
    }

    [Test]
    public async Task A_call_that_serves_no_request_has_no_id()
    {
        var logger = new ScopeLogger();
        var during = "nothing was called";

        await new RequestScope(logger).Invoke(new Call(() => during = logger.Scope));

        Assert.That(during, Is.Null);
    }

    /// <summary>A grain call of which only the calling matters.</summary>
    private sealed class Call(Action run) : IIncomingGrainCallContext
    {
        public IInvokable Request => throw new NotSupportedException();

        public object Grain => throw new NotSupportedException();

        public GrainId? SourceId => null;

        public GrainId TargetId => default;

        public GrainInterfaceType InterfaceType => default;

        public string InterfaceName => "";

        public string MethodName => "";

        public MethodInfo InterfaceMethod => throw new NotSupportedException();

        public MethodInfo ImplementationMethod => throw new NotSupportedException();

        public IGrainContext TargetContext => throw new NotSupportedException();

        public object? Result { get; set; }

        public Response? Response { get; set; }

        public Task Invoke()
        {
            run();
            return Task.CompletedTask;
        }
    }

    private sealed class ScopeLogger : ILogger<RequestScope>, IDisposable
    {
        public string? Scope { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Scope = state.ToString();
            return this;
        }

        public void Dispose() => Scope = null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            // Only scopes are looked at.
        }
    }
}
