-- What a message is part of, as W3C trace context writes it; null: nobody traces it.
alter table deliveries add column trace_parent text;
