-- Who is told: one callback of one stream or task. next_time is when somebody should look at it: null if nothing waits; while a silo
-- sends, it is when that silo's right runs out. Claims grow, so that who lost one changes nothing any more.
create table delivery_targets (
  target_id text primary key,
  source_id text not null,
  account_id text,
  callback text not null,
  next_time integer,
  owner text,
  claim integer not null default 0,
  failures integer not null default 0,
  pending integer not null default 0,
  disable_time integer,
  disable_reason text
) strict, without rowid;

create index delivery_targets_next_time on delivery_targets (next_time) where next_time is not null;

-- What it is told. 0 waits for its turn, 1 went aside and waits for its time, 2 is given up.
create table deliveries (
  delivery_id integer primary key autoincrement,
  message_id text not null,
  target_id text not null references delivery_targets (target_id) on delete cascade,
  message_type text not null,
  status integer not null,
  attempts integer not null,
  create_time integer not null,
  next_time integer not null,
  last_error text,
  request_id text,
  body blob not null,
  unique (target_id, message_id)
) strict;

create index deliveries_waiting on deliveries (target_id, status, delivery_id) where status < 2;
create index deliveries_dead on deliveries (delivery_id) where status = 2;
create index deliveries_create_time on deliveries (create_time);
