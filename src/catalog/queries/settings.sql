-- Deparsed defaults print dates, intervals and bytes by these: the text must not depend on the role's settings.
SELECT pg_catalog.set_config('DateStyle', 'ISO, MDY', true),
       pg_catalog.set_config('IntervalStyle', 'postgres', true),
       pg_catalog.set_config('TimeZone', 'UTC', true),
       pg_catalog.set_config('bytea_output', 'hex', true),
       pg_catalog.set_config('quote_all_identifiers', 'off', true)
