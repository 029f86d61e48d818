using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage.Sqlite;

internal sealed class SqliteFilePositionStoreTests : FilePositionContract<SqliteTestDatabase>;
