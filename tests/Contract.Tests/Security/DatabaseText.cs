using Microsoft.Data.Sqlite;
using Npgsql;

namespace LunaVideoAgent.Contract.Tests.Security;

/// <summary>Which columns of a database have a text in them.</summary>
internal static class DatabaseText
{
    /// <summary>Columns of an agent's own file, as <c>table.column</c>.</summary>
    public static async Task<IReadOnlyList<string>> FindInSqliteAsync(string path, string text, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(cancellationToken);
        const string Columns =
            """
            select t.name, c.name, 'text' from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table' order by 1, 2
            """;
        return await FindAsync(connection, Columns, (column, _) => $"instr(cast({column} as text), @text) > 0", text, cancellationToken);
    }

    /// <summary>Columns of a database of PostgreSQL, as <c>table.column</c>.</summary>
    public static async Task<IReadOnlyList<string>> FindInPostgresAsync(
        string connectionString, string text, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        const string Columns =
            """
            select table_name::text, column_name::text, data_type::text from information_schema.columns
            where table_schema = 'public' order by 1, 2
            """;
        return await FindAsync(
            connection,
            Columns,
            (column, type) => $"position(@text in {(type == "bytea" ? $"encode({column}, 'escape')" : $"{column}::text")}) > 0",
            text,
            cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> FindAsync(
        System.Data.Common.DbConnection connection,
        string columns,
        Func<string, string, string> condition,
        string text,
        CancellationToken cancellationToken)
    {
        var found = new List<string>();

        foreach (var (table, column, type) in await ReadAsync(connection, columns, cancellationToken))
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables and columns of a database of the test's own.
            command.CommandText = $"""select count(*) from "{table}" where {condition($"\"{column}\"", type)}""";
#pragma warning restore CA2100
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("text", text);
            command.Parameters.Add(parameter);

            if ((long)(await command.ExecuteScalarAsync(cancellationToken))! > 0)
            {
                found.Add($"{table}.{column}");
            }
        }

        return found;
    }

    private static async Task<List<(string Table, string Column, string Type)>> ReadAsync(
        System.Data.Common.DbConnection connection, string columns, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this class.
        command.CommandText = columns;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(string, string, string)>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return rows;
    }
}
