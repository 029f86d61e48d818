-- Streams whose callbacks go to brokers: the health check asks those.
create index stream_settings_brokers on stream_settings (sequence)
  where (settings::text like '%"kind":"kafka"%' or settings::text like '%"kind":"mqtt"%');
