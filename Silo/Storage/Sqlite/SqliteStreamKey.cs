namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>The filters that have an index of their own; the numbers stand in the SQL.</summary>
internal enum SqliteStreamKey
{
    None = 0,
    AccountId = 1,
    StreamIds = 2,
    StreamIdRange = 3,
    Names = 4,
    Reference = 5,
    Statuses = 6,
    Created = 7,
    Sources = 8,
    Groups = 9,
}
