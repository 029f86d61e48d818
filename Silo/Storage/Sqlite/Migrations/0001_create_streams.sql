-- Times are microseconds since 1970 (UTC), ids lower-case text; both sort as they should.
-- Order is by insertion, hence the sequence; each index below ends with it, because it is the row's id.
create table streams (
  sequence integer primary key autoincrement,
  stream_id text not null unique,
  account_id text not null,
  name text not null,
  reference text not null,
  source text,
  event_source_group text,
  status integer not null,
  version integer not null,
  create_time integer not null,
  last_error text,
  autorestart_status integer not null,
  autorestart_attempt integer,
  autorestart_time integer,
  autorestart_attempt_limit integer not null,
  autorestart_delay integer not null
) strict;

create index streams_account_id on streams (account_id);
create index streams_name on streams (name);
create index streams_reference on streams (reference);
create index streams_source on streams (source) where source is not null;
create index streams_event_source_group on streams (event_source_group) where event_source_group is not null;
create index streams_status on streams (status);
create index streams_create_time on streams (create_time);

-- Failed ones with an automatic restart to come.
create index streams_restartable on streams (sequence) where status = 4 and autorestart_status in (1, 2);

-- The document is large and apart, so that walking 100,000 streams stays a walk over a few megabytes.
create table stream_settings (
  sequence integer primary key references streams (sequence) on delete cascade,
  settings text not null
) strict;
