-- The last frame of a video file that was analysed before its stream was stopped or paused; of no account for other settings.
create table file_positions (
  stream_id text primary key references streams (stream_id) on delete cascade,
  version integer not null,
  frame_index integer not null
) strict, without rowid;
