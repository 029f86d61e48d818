-- What a task asks of the silo it runs on, as streams do: analytics it must know, models it must have. And how many tasks a silo runs
-- at once: silos of the release before do not say, and are sent none.
alter table video_tasks
  add column analytics text[] not null default '{}',
  add column models text[] not null default '{}';

alter table silo_profiles add column task_slots integer not null default 0;

update video_tasks t
set
  analytics = array(select distinct a ->> 'name' from json_array_elements(d.settings -> 'analytics') as a),
  models = array(
    select distinct a -> 'parameters' ->> 'model'
    from json_array_elements(d.settings -> 'analytics') as a
    where a -> 'parameters' ->> 'model' is not null)
from video_task_settings d
where d.sequence = t.sequence and t.status in (0, 1, 4);
