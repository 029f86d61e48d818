-- renew_time is the owner's last sign of life: taken and last alive within a minute, then gone, is a young death.
-- Renewed every second: half-filled pages keep such updates within their page, and no index knows of them.
create table leases (
  stream_id uuid primary key,
  owner text not null,
  epoch bigint not null,
  take_time timestamptz not null,
  renew_time timestamptz not null,
  until_time timestamptz not null,
  released boolean not null,
  was_lost boolean not null,
  young_deaths integer not null
) with (fillfactor = 50);
