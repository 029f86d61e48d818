using LunaVideoAgent.Silo.Hosting;
using LunaVideoAgent.Silo.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Silo.Tests.Hosting;

internal sealed class SchemaWaitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private FakeTimeProvider _time = null!;
    private SchemaWait _wait = null!;
    private int _asked;

    [SetUp]
    public void SetUp()
    {
        _time = new FakeTimeProvider();
        _wait = new SchemaWait(Patience, _time, NullLogger<SchemaWait>.Instance);
        _asked = 0;
    }

    [Test]
    public async Task A_database_that_comes_up_late_is_waited_for()
    {
        var asking = _wait.AskAsync(_ => ++_asked < 5 ? throw Unreachable() : Task.FromResult("fine"), CancellationToken.None);

        var answer = await RunAsync(asking);

        Assert.That((answer, _asked), Is.EqualTo(("fine", 5)));
    }

    [Test]
    public async Task A_database_that_stays_away_is_given_up()
    {
        var began = _time.GetUtcNow();

        await Assert.ThatAsync(
            () => RunAsync(_wait.AskAsync<string>(_ => throw Unreachable(), CancellationToken.None)),
            Throws.TypeOf<SchemaException>().With.Message.EqualTo("away"));

        Assert.That(_time.GetUtcNow() - began, Is.InRange(Patience, Patience + TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task A_refusal_is_not_asked_twice()
    {
        await Assert.ThatAsync(
            () => _wait.AskAsync<string>(_ => throw Refused(), CancellationToken.None),
            Throws.TypeOf<SchemaException>().With.Message.EqualTo("wrong password"));

        Assert.That(_asked, Is.EqualTo(1));
    }

    private static SchemaException Unreachable() => new("away") { MayPass = true };

    private SchemaException Refused()
    {
        _asked++;
        return new SchemaException("wrong password");
    }

    private async Task<string> RunAsync(Task<string> asking)
    {
        while (!asking.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(0.5));
            await Task.Yield();
        }

        return await asking;
    }
}
