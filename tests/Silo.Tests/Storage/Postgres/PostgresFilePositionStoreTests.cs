using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

internal sealed class PostgresFilePositionStoreTests : FilePositionContract<PostgresTestDatabase>;
