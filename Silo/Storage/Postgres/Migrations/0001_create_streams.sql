-- Order is by insertion, hence the sequence. Names sort by their bytes, as they do in SQLite.
create table streams (
  sequence bigint generated always as identity primary key,
  stream_id uuid not null unique,
  account_id uuid not null,
  name text collate "C" not null,
  reference text not null,
  source text,
  event_source_group text,
  status integer not null,
  version integer not null,
  create_time timestamptz not null,
  last_error text,
  autorestart_status integer not null,
  autorestart_attempt integer,
  autorestart_time timestamptz,
  autorestart_attempt_limit integer not null,
  autorestart_delay interval not null
);

create index streams_account_id on streams (account_id, sequence);
create index streams_name on streams (name, sequence);
create index streams_source on streams (source, sequence) where source is not null;
create index streams_event_source_group on streams (event_source_group, sequence) where event_source_group is not null;
create index streams_status on streams (status, sequence);
create index streams_create_time on streams (create_time);

-- A reference may be longer than an entry of a b-tree.
create index streams_reference on streams using hash (reference);

-- Failed ones with an automatic restart to come.
create index streams_restartable on streams (sequence) where status = 4 and autorestart_status in (1, 2);

-- The document is large and apart: a change of status does not copy it, a walk does not read it.
create table stream_settings (
  sequence bigint primary key references streams (sequence) on delete cascade,
  settings json not null
);
