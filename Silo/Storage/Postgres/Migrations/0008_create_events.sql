-- Events of luna-event callbacks, each as it was told last. They are kept until their time is over.
create table events (
  sequence bigint generated always as identity primary key,
  event_id uuid not null unique,
  stream_id uuid not null,
  account_id uuid,
  event_type text not null,
  source text,
  source_group text,
  create_time timestamptz not null,
  end_time timestamptz not null,
  store_time timestamptz not null,
  document json not null
);

create index events_account_id on events (account_id, sequence);
create index events_stream_id on events (stream_id, sequence);
create index events_create_time on events (create_time);
create index events_store_time on events (store_time);
