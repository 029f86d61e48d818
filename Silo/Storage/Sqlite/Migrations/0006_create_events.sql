-- Events of luna-event callbacks, each as it was told last. They are kept until their time is over.
create table events (
  sequence integer primary key autoincrement,
  event_id text not null unique,
  stream_id text not null,
  account_id text,
  event_type text not null,
  source text,
  source_group text,
  create_time integer not null,
  end_time integer not null,
  store_time integer not null,
  document text not null
) strict;

create index events_account_id on events (account_id);
create index events_stream_id on events (stream_id);
create index events_create_time on events (create_time);
create index events_store_time on events (store_time);
