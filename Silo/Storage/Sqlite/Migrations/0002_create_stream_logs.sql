create table stream_logs (
  id integer primary key autoincrement,
  stream_id text not null references streams (stream_id) on delete cascade,
  account_id text not null,
  status integer not null,
  error text,
  log_time integer not null,
  last_processed_frame_time integer,
  analytic_index integer
) strict;

create index stream_logs_stream_id on stream_logs (stream_id);
create index stream_logs_account_id on stream_logs (account_id);
create index stream_logs_log_time on stream_logs (log_time);
create index stream_logs_analytic_index on stream_logs (analytic_index) where analytic_index is not null;
