using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using LunaVideoAgent.Architecture.Tests.Support;

namespace LunaVideoAgent.Architecture.Tests;

public sealed partial class MigrationTests
{
    private const string Ledger = "tests/Architecture.Tests/migrations.sha256";

    private static string[] Migrations =>
        [.. Repository.Files("*.sql").Where(path => path.Contains("/Migrations/", StringComparison.Ordinal))];

    [Test]
    public void The_name_of_a_migration_is_a_number_a_verb_and_an_object() =>
        Rule.Holds("NNNN_verb_object.sql.", Migrations.Where(path => !Name().IsMatch(Path.GetFileName(path))));

    [Test]
    public void A_migration_that_takes_something_away_says_that_it_breaks_programs_of_before() =>
        Rule.Holds(
            "Programs of before run on it, during an upgrade and after a rollback: NNNN_verb_object.breaking.sql if they cannot.",
            from path in Migrations
            where !path.EndsWith(".breaking.sql", StringComparison.Ordinal) && TakesAway().IsMatch(Repository.Read(path))
            select path);

    [Test]
    public void Migrations_are_numbered_from_one_without_gaps() =>
        Rule.Holds(
            "0001, 0002, 0003 …, each once.",
            from folder in Migrations.GroupBy(path => Path.GetDirectoryName(path)!)
            from entry in folder.Order(StringComparer.Ordinal).Index()
            where !Path.GetFileName(entry.Item).StartsWith(Number(entry.Index + 1), StringComparison.Ordinal)
            select $"{entry.Item} stands where {Number(entry.Index + 1)} belongs");

    [Test]
    public void A_migration_that_was_merged_never_changes()
    {
        var merged = ReadLedger();

        Rule.Holds(
            $"Add a new migration instead. A new one gets its line in {Ledger}.",
            from path in Migrations
            let line = $"{Hash(path)}  {path}"
            where !merged.Contains(line)
            select line);
    }

    [Test]
    public void A_migration_that_was_merged_never_goes() =>
        Rule.Holds("Databases out there have applied it.", ReadLedger().Select(line => line[66..]).Except(Migrations));

    private static string[] ReadLedger() => Repository.Read(Ledger).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Repository.Absolute(path))));

    private static string Number(int number) => number.ToString("0000", CultureInfo.InvariantCulture) + "_";

    [GeneratedRegex(@"^\d{4}(_[a-z]+){2,}(\.breaking)?\.sql$")]
    private static partial Regex Name();

    // Words of statements after which a program of before finds less, or is refused more.
    [GeneratedRegex(
        @"^[^-\n]*\b(drop\s+(table|column|view)|rename|alter\s+column|set\s+not\s+null)\b",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TakesAway();
}
