using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Silo.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;
using NSubstitute;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal sealed class StorageOutageFilterTests
{
    private const string Constraint = "23505";
    private const string Syntax = "42601";
    private const int SqliteFull = 13;
    private const int SqliteConstraint = 19;

    private static IEnumerable<Exception> Outages() =>
    [
        new NpgsqlException("Failed to connect to 10.0.0.1:5432"),
        Refusal(PostgresErrorCodes.AdminShutdown),
        Refusal(PostgresErrorCodes.CannotConnectNow),
        Refusal(PostgresErrorCodes.TooManyConnections),
        Refusal(PostgresErrorCodes.InvalidPassword),
        Refusal(PostgresErrorCodes.ReadOnlySqlTransaction),
        Refusal(PostgresErrorCodes.DiskFull),
        new SqliteException("database or disk is full", SqliteFull),
    ];

    private static IEnumerable<Exception> Mistakes() =>
    [
        Refusal(Constraint),
        Refusal(Syntax),
        new SqliteException("UNIQUE constraint failed", SqliteConstraint),
        new InvalidOperationException("A mistake."),
        AgentErrors.StreamNotFound(Guid.Empty),
    ];

    [TestCaseSource(nameof(Outages))]
    public async Task A_database_that_is_away_is_told_apart(Exception fault)
    {
        var told = await Assert.ThrowsAsync<StorageUnavailableException>(() => new StorageOutageFilter().Invoke(Failing(fault)));

        Assert.That(told!.Message, Does.Contain(fault.Message));
    }

    [TestCaseSource(nameof(Mistakes))]
    public async Task Anything_else_passes_as_it_is(Exception fault)
    {
        var told = await Assert.CatchAsync<Exception>(() => new StorageOutageFilter().Invoke(Failing(fault)));

        Assert.That(told, Is.SameAs(fault));
    }

    private static PostgresException Refusal(string state) => new("refused", "ERROR", "ERROR", state);

    private static IIncomingGrainCallContext Failing(Exception fault)
    {
        var context = Substitute.For<IIncomingGrainCallContext>();
        context.Invoke().Returns(Task.FromException(fault));
        return context;
    }
}
