using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

internal sealed class PostgresStreamStoreResumableTests : ResumableStreamsContract<PostgresTestDatabase>;
