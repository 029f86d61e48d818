-- When a stream that rests outside of its schedule begins to work again; null: never, or it does not rest.
alter table streams add column resume_time timestamptz;

create index streams_resumable on streams (resume_time) where status = 8 and resume_time is not null;
