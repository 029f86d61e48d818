using LunaVideoAgent.Silo.Storage;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal sealed class SchemaVersionTests
{
    private static readonly string[] Brought = ["0001_a.sql", "0002_b.sql"];

    [Test]
    public void The_same_migrations_are_fine()
    {
        Assert.That(() => SchemaVersion.Check(Brought, ["0002_b.sql", "0001_a.sql"]), Throws.Nothing);
    }

    [Test]
    public void An_older_database_is_told_to_migrate()
    {
        Assert.That(
            () => SchemaVersion.Check(Brought, ["0001_a.sql"]),
            Throws.TypeOf<SchemaException>().With.Message.Contains("older").And.Message.Contains("0002_b.sql"));
    }

    [Test]
    public void A_newer_database_needs_a_newer_program()
    {
        Assert.That(
            () => SchemaVersion.Check(Brought, [.. Brought, "0003_c.sql"]),
            Throws.TypeOf<SchemaException>().With.Message.Contains("newer").And.Message.Contains("0003_c.sql"));
    }

    [Test]
    public void A_database_of_another_line_is_not_offered_a_migration()
    {
        Assert.That(
            () => SchemaVersion.Check(Brought, ["0001_a.sql", "0003_c.sql"]),
            Throws.TypeOf<SchemaException>().With.Message.Contains("newer"));
    }
}
