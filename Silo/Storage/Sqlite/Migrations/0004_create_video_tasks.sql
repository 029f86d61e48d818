-- Order is by insertion, hence the sequence. Documents are apart, so that walking tasks does not read them.
create table video_tasks (
  sequence integer primary key autoincrement,
  task_id text not null unique,
  account_id text,
  status integer not null,
  progress real not null,
  error text,
  create_time integer not null,
  start_time integer,
  end_time integer,
  expire_time integer
) strict;

create index video_tasks_account_id on video_tasks (account_id) where account_id is not null;
create index video_tasks_status on video_tasks (status);
create index video_tasks_create_time on video_tasks (create_time);
create index video_tasks_expire_time on video_tasks (expire_time) where expire_time is not null;

-- Those that run or should, oldest first.
create index video_tasks_active on video_tasks (sequence) where status in (0, 1, 4);

create table video_task_settings (
  sequence integer primary key references video_tasks (sequence) on delete cascade,
  settings text not null
) strict;

create table video_task_results (
  sequence integer primary key references video_tasks (sequence) on delete cascade,
  result text not null
) strict;

-- Checkpoints: what was found in one segment of the video. They go when the task ends.
create table video_task_segments (
  sequence integer not null references video_tasks (sequence) on delete cascade,
  segment integer not null,
  findings blob not null,
  primary key (sequence, segment)
) strict, without rowid;
