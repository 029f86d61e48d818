using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Orleans.CodeGeneration;

namespace LunaVideoAgent.Gateway.Tests.Hosting;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ClusterCallFilterTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly FakeTimeProvider _time = new();
    private readonly ClusterConnection _connection;

    public ClusterCallFilterTests() => _connection = new ClusterConnection(isUp: true, _time);

    [Test]
    public async Task A_read_that_is_answered_passes()
    {
        var call = Read(Task.CompletedTask);

        await new ClusterCallFilter(_connection).Invoke(call);

        await call.Received(1).Invoke();
    }

    [Test]
    public async Task A_read_that_waits_while_a_silo_is_lost_is_given_up()
    {
        var reading = new ClusterCallFilter(_connection).Invoke(Read(new TaskCompletionSource().Task));

        _connection.Count(connected: 1, previous: 2);

        await Assert.ThrowsAsync<SiloUnavailableException>(() => reading);
    }

    [Test]
    public async Task A_write_waits_for_its_answer_whatever_is_lost()
    {
        var answer = new TaskCompletionSource();
        var writing = new ClusterCallFilter(_connection).Invoke(Call(nameof(IStreamCatalogGrain.StopAsync), default, answer.Task));

        _connection.Count(connected: 1, previous: 2);
        answer.SetResult();

        await writing;
    }

    [Test]
    public async Task A_loss_before_a_read_does_not_end_it()
    {
        _connection.Count(connected: 1, previous: 2);
        var answer = new TaskCompletionSource();
        var reading = new ClusterCallFilter(_connection).Invoke(Read(answer.Task));

        answer.SetResult();

        await reading;
    }

    [Test]
    public async Task A_call_after_the_loss_of_the_last_silo_waits_for_another()
    {
        _connection.Lost();
        var call = Read(Task.CompletedTask);
        var reading = new ClusterCallFilter(_connection).Invoke(call);
        await call.DidNotReceive().Invoke();

        _connection.Answered();
        await reading;

        await call.Received(1).Invoke();
    }

    [Test]
    public async Task A_call_that_waits_for_another_silo_in_vain_is_refused()
    {
        _connection.Lost();
        var call = Read(Task.CompletedTask);
        var reading = new ClusterCallFilter(_connection).Invoke(call);

        _time.Advance(Grace);

        await Assert.ThrowsAsync<SiloUnavailableException>(() => reading);
        await call.DidNotReceive().Invoke();
    }

    [Test]
    public async Task Without_a_silo_for_longer_a_call_is_refused_at_once()
    {
        _connection.Lost();
        _time.Advance(Grace);
        var call = Read(Task.CompletedTask);

        await Assert.ThrowsAsync<SiloUnavailableException>(() => new ClusterCallFilter(_connection).Invoke(call));

        await call.DidNotReceive().Invoke();
    }

    [Test]
    public async Task Without_a_silo_the_probe_is_let_through_and_its_answer_brings_the_connection_back()
    {
        _connection.Lost();

        await new ClusterCallFilter(_connection).Invoke(Probe(Task.CompletedTask));

        Assert.That(_connection.IsUp, Is.True);
    }

    [Test]
    public async Task A_probe_that_fails_brings_nothing_back()
    {
        _connection.Lost();

        await Assert.ThrowsAsync<TimeoutException>(
            () => new ClusterCallFilter(_connection).Invoke(Probe(Task.FromException(new TimeoutException()))));

        Assert.That(_connection.IsUp, Is.False);
    }

    private static IOutgoingGrainCallContext Read(Task answer) =>
        Call(nameof(IStreamCatalogGrain.CountAsync), InvokeMethodOptions.ReadOnly, answer);

    private static IOutgoingGrainCallContext Probe(Task answer)
    {
        var call = Call(nameof(IAgentGrain.PingAsync), InvokeMethodOptions.ReadOnly, answer);
        call.InterfaceMethod.Returns(typeof(IAgentGrain).GetMethod(nameof(IAgentGrain.PingAsync))!);
        return call;
    }

    private static IOutgoingGrainCallContext Call(string method, InvokeMethodOptions options, Task answer)
    {
        var request = Substitute.For<RequestBase>();
        request.AddInvokeMethodOptions(options);
        var call = Substitute.For<IOutgoingGrainCallContext>();
        call.Request.Returns(request);
        call.MethodName.Returns(method);
        call.InterfaceMethod.Returns(typeof(IStreamCatalogGrain).GetMethod(method));
        call.Invoke().Returns(answer);
        return call;
    }
}
