-- What a stream asks of the silo it runs on: analytics it must know; groups, one of which a reserved silo must be of.
alter table streams
  add column analytics text[] not null default '{}',
  add column groups text[] not null default '{}';

update streams s
set analytics = array(select distinct a ->> 'name' from json_array_elements(d.settings -> 'analytics') as a)
from stream_settings d
where d.sequence = s.sequence;

-- What a silo offers. It is written before the silo joins and is of no account once it is not active in the membership.
create table silo_profiles (
  cluster_id text not null,
  owner text not null,
  slots integer not null,
  analytics text[] not null,
  groups text[] not null,
  version text not null,
  primary key (cluster_id, owner)
);

-- Where grains that hold leases are activated: the directory of the grains. The owner is what leases call the silo.
create table placements (
  cluster_id text not null,
  grain_id text not null,
  activation_id text not null,
  silo text not null,
  owner text not null,
  membership_version bigint not null,
  primary key (cluster_id, grain_id)
);

-- Slots in use are counted every second; no renewal touches these columns, so it stays within its page.
create index leases_held on leases (owner) where not released;

-- What an owner leaves to the next one; bounded by the writer, read once.
create table handovers (
  stream_id uuid primary key references streams (stream_id) on delete cascade,
  epoch bigint not null,
  memory bytea not null
);
