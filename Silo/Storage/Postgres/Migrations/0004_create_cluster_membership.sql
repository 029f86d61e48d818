-- The membership of the cluster, and the statements with which Orleans 10.4 (Clustering.AdoNet) keeps it. Of the names only
-- OrleansQuery and its two columns are given by Orleans, of the statements only the keys, parameters and columns.
create table clusters (
  cluster_id text primary key,
  version integer not null default 0,
  change_time timestamptz not null default now()
);

-- Status: 1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead. The owner is what leases call this run of the silo.
create table cluster_members (
  cluster_id text not null references clusters,
  address text not null,
  port integer not null,
  generation integer not null,
  owner text not null generated always as (address || ':' || port::text || '@' || generation::text) stored,
  silo_name text not null,
  host_name text not null,
  status integer not null,
  gateway_port integer not null,
  suspect_times text,
  start_time timestamptz not null,
  alive_time timestamptz not null,
  primary key (cluster_id, address, port, generation)
);

create unique index cluster_members_owner on cluster_members (cluster_id, owner);

create table orleansquery (
  querykey text primary key,
  querytext text not null
);

insert into orleansquery (querykey, querytext) values
  ('InsertMembershipVersionKey', '
    with inserted as (
      insert into clusters (cluster_id) values (@DeploymentId) on conflict do nothing returning 1)
    select count(*)::int from inserted'),

  ('InsertMembershipKey', '
    with bump as (
      update clusters set version = version + 1, change_time = now()
      where cluster_id = @DeploymentId and version = @Version
        and not exists (
          select 1 from cluster_members
          where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
      returning cluster_id),
    inserted as (
      insert into cluster_members (
        cluster_id, address, port, generation, silo_name, host_name, status, gateway_port, start_time, alive_time)
      select cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
      from bump
      returning 1)
    select count(*)::int from inserted'),

  ('UpdateMembershipKey', '
    with bump as (
      update clusters set version = version + 1, change_time = now()
      where cluster_id = @DeploymentId and version = @Version
        and exists (
          select 1 from cluster_members
          where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
      returning cluster_id),
    updated as (
      update cluster_members m
      set status = @Status, suspect_times = @SuspectTimes, alive_time = @IAmAliveTime
      from bump
      where m.cluster_id = bump.cluster_id and m.address = @Address and m.port = @Port and m.generation = @Generation
      returning 1)
    select count(*)::int from updated'),

  ('UpdateIAmAlivetimeKey', '
    update cluster_members set alive_time = @IAmAliveTime
    where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation'),

  ('MembershipReadRowKey', '
    select
      m.address "Address", m.port "Port", m.generation "Generation", m.silo_name "SiloName", m.host_name "HostName",
      m.status "Status", m.gateway_port "ProxyPort", m.suspect_times "SuspectTimes", m.start_time "StartTime",
      m.alive_time "IAmAliveTime", c.version "Version"
    from clusters c
    left join cluster_members m
      on m.cluster_id = c.cluster_id and m.address = @Address and m.port = @Port and m.generation = @Generation
    where c.cluster_id = @DeploymentId'),

  ('MembershipReadAllKey', '
    select
      m.address "Address", m.port "Port", m.generation "Generation", m.silo_name "SiloName", m.host_name "HostName",
      m.status "Status", m.gateway_port "ProxyPort", m.suspect_times "SuspectTimes", m.start_time "StartTime",
      m.alive_time "IAmAliveTime", c.version "Version"
    from clusters c
    left join cluster_members m on m.cluster_id = c.cluster_id
    where c.cluster_id = @DeploymentId'),

  ('GatewaysQueryKey', '
    select address "Address", gateway_port "ProxyPort", generation "Generation"
    from cluster_members
    where cluster_id = @DeploymentId and status = @Status and gateway_port > 0'),

  ('CleanupDefunctSiloEntriesKey', '
    delete from cluster_members where cluster_id = @DeploymentId and status = 6 and alive_time < @IAmAliveTime'),

  ('CleanupDefunctSiloEntryKey', '
    delete from cluster_members
    where cluster_id = @DeploymentId and status = 6 and address = @Address and port = @Port and generation = @Generation
      and start_time = @StartTime and alive_time = @IAmAliveTime and suspect_times is not distinct from @SuspectTimes'),

  ('DeleteMembershipTableEntriesKey', '
    with gone as (delete from cluster_members where cluster_id = @DeploymentId)
    delete from clusters where cluster_id = @DeploymentId');
