namespace LunaVideoAgent.Silo.Storage.Postgres;

internal sealed partial class PostgresGrainDirectory
{
    private static class Sql
    {
        // An entry gives way only to whoever knows it, or if its silo is gone; else the new activation learns of the old one.
        public const string Register = """
            insert into placements as p (cluster_id, grain_id, activation_id, silo, owner, membership_version)
            values (@ClusterId, @GrainId, @ActivationId, @Silo, @Owner, @MembershipVersion)
            on conflict (cluster_id, grain_id) do update set
              activation_id = excluded.activation_id,
              silo = excluded.silo,
              owner = excluded.owner,
              membership_version = excluded.membership_version
            where (p.activation_id = @PreviousActivationId and p.silo = @PreviousSilo)
              or not exists (
                select 1 from cluster_members m
                where m.cluster_id = p.cluster_id and m.owner = p.owner and m.status between 1 and 5)
            """;

        public const string Find = """
            select p.activation_id as "ActivationId", p.silo as "Silo", p.membership_version as "MembershipVersion"
            from placements p
            join cluster_members m on m.cluster_id = p.cluster_id and m.owner = p.owner and m.status between 1 and 5
            where p.cluster_id = @ClusterId and p.grain_id = @GrainId
            """;

        public const string Unregister = """
            delete from placements where cluster_id = @ClusterId and grain_id = @GrainId and activation_id = @ActivationId
            """;

        public const string UnregisterSilos = "delete from placements where cluster_id = @ClusterId and owner = any(@Owners)";
    }
}
