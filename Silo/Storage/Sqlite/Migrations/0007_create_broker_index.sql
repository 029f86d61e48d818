-- Streams whose callbacks go to brokers: the health check asks those.
create index stream_settings_brokers on stream_settings (sequence)
  where (instr(settings, '"kind":"kafka"') > 0 or instr(settings, '"kind":"mqtt"') > 0);
