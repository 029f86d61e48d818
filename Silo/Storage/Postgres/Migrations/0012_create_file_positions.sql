-- The last frame of a video file that was analysed before its stream was stopped or paused; of no account for other settings.
create table file_positions (
  stream_id uuid primary key references streams (stream_id) on delete cascade,
  version integer not null,
  frame_index bigint not null
);
