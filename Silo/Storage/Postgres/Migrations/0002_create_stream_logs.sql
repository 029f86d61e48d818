create table stream_logs (
  id bigint generated always as identity primary key,
  stream_id uuid not null references streams (stream_id) on delete cascade,
  account_id uuid not null,
  status integer not null,
  error text,
  log_time timestamptz not null,
  last_processed_frame_time timestamptz,
  analytic_index integer
);

create index stream_logs_stream_id on stream_logs (stream_id, id);
create index stream_logs_account_id on stream_logs (account_id, id);
create index stream_logs_status on stream_logs (status, id);
create index stream_logs_log_time on stream_logs (log_time);
create index stream_logs_analytic_index on stream_logs (analytic_index, id) where analytic_index is not null;
