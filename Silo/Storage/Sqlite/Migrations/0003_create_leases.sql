-- A run is one opening of the database. Only one process can have it open, so a lease of another run is a dead owner's.
-- renew_time is the owner's last sign of life: taken and last alive within a minute, then gone, is a young death.
create table leases (
  stream_id text primary key,
  owner text not null,
  run text not null,
  epoch integer not null,
  take_time integer not null,
  renew_time integer not null,
  until_time integer not null,
  released integer not null,
  was_lost integer not null,
  young_deaths integer not null
) strict, without rowid;
