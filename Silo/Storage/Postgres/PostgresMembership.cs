using Npgsql;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>The membership of the cluster in the database that its leases are in, so that both can be asked in one statement.</summary>
internal static class PostgresMembership
{
    // The name under which Orleans knows the driver.
    private const string Invariant = "Npgsql";

    /// <summary>Keeps the membership with the statements of the migrations, over the pool of this process.</summary>
    public static ISiloBuilder UsePostgresMembership(this ISiloBuilder silo) =>
        silo.UseAdoNetClustering(options => options.Configure<NpgsqlDataSource>((clustering, source) =>
        {
            clustering.Invariant = Invariant;
            clustering.DataSource = source;
        }));
}
