-- Order is by insertion, hence the sequence. Documents are apart: a report of progress does not copy them.
create table video_tasks (
  sequence bigint generated always as identity primary key,
  task_id uuid not null unique,
  account_id uuid,
  status integer not null,
  progress double precision not null,
  error text,
  create_time timestamptz not null,
  start_time timestamptz,
  end_time timestamptz,
  expire_time timestamptz
) with (fillfactor = 70);

create index video_tasks_account_id on video_tasks (account_id, sequence) where account_id is not null;
create index video_tasks_status on video_tasks (status, sequence);
create index video_tasks_create_time on video_tasks (create_time);
create index video_tasks_expire_time on video_tasks (expire_time) where expire_time is not null;

-- Those that run or should, oldest first.
create index video_tasks_active on video_tasks (sequence) where status in (0, 1, 4);

create table video_task_settings (
  sequence bigint primary key references video_tasks (sequence) on delete cascade,
  settings json not null
);

create table video_task_results (
  sequence bigint primary key references video_tasks (sequence) on delete cascade,
  result text not null
);

-- Checkpoints: what was found in one segment of the video. They go when the task ends.
create table video_task_segments (
  sequence bigint not null references video_tasks (sequence) on delete cascade,
  segment integer not null,
  findings bytea not null,
  primary key (sequence, segment)
);
