using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Delivery;

internal sealed class DeliveryServicesSqliteTests : FaultyDeliveryContract<SqliteTestDatabase>;
