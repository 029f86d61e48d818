using LunaVideoAgent.Silo.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal sealed class SchemaVersionTests
{
    private static readonly string[] Brought = ["0001_a.sql", "0002_b.sql"];

    [Test]
    public void The_same_migrations_are_fine()
    {
        Assert.That(SchemaVersion.Check(Brought, ["0002_b.sql", "0001_a.sql"], NullLogger.Instance), Is.Empty);
    }

    [Test]
    public void An_older_database_is_told_to_migrate()
    {
        Assert.That(
            () => SchemaVersion.Check(Brought, ["0001_a.sql"], NullLogger.Instance),
            Throws.TypeOf<SchemaException>().With.Message.Contains("older").And.Message.Contains("0002_b.sql"));
    }

    [Test]
    public void A_newer_database_that_only_has_more_is_fine()
    {
        var newer = SchemaVersion.Check(Brought, [.. Brought, "0003_c.sql", "0004_d.sql"], NullLogger.Instance);

        Assert.That(newer, Is.EqualTo(["0003_c.sql", "0004_d.sql"]));
    }

    [Test]
    public void A_database_that_was_changed_in_a_breaking_way_needs_a_newer_program()
    {
        Assert.That(
            () => SchemaVersion.Check(Brought, [.. Brought, "0003_c.breaking.sql", "0004_d.sql"], NullLogger.Instance),
            Throws.TypeOf<SchemaException>().With.Message.Contains("newer").And.Message.Contains("0003_c.breaking.sql"));
    }

    [Test]
    public void A_database_of_a_breaking_line_is_not_offered_a_migration()
    {
        Assert.That(
            () => SchemaVersion.Check(Brought, ["0001_a.sql", "0003_c.breaking.sql"], NullLogger.Instance),
            Throws.TypeOf<SchemaException>().With.Message.Contains("newer"));
    }
}
