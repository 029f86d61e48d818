-- Models that analytics of a stream name, and those that a silo has: a stream goes only where all of its models are.
alter table streams add column models text[] not null default '{}';

alter table silo_profiles add column models text[] not null default '{}';

update streams s
set models = named.models
from (
  select d.sequence, array_agg(distinct a -> 'parameters' ->> 'model') as models
  from stream_settings d, json_array_elements(d.settings -> 'analytics') as a
  where a -> 'parameters' ->> 'model' is not null
  group by d.sequence) as named
where named.sequence = s.sequence;
