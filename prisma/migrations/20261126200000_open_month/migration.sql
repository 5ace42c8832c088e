-- A partition that is made by itself and then attached leaves readers and writers of the other months alone. Made as a
-- partition, it would wait for every transaction that has looked at the table, and all others would wait behind it.
CREATE OR REPLACE FUNCTION ledger_open_month(wanted date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  suffix text := to_char(wanted, 'YYYY_MM');
  parent text;
BEGIN
  IF app_role() NOT IN ('analyst', 'admin') AND current_setting('role') = 'crossover_app' THEN
    RAISE EXCEPTION 'ledger_open_month: not for this role' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF wanted IS NULL OR extract(day FROM wanted) <> 1 THEN
    RAISE EXCEPTION 'ledger_open_month: % is no first day of a month', wanted;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('crossover.ledger_open_month'));
  INSERT INTO billing_period (month) VALUES (wanted) ON CONFLICT DO NOTHING;
  IF to_regclass('public.cost_line_' || suffix) IS NOT NULL THEN
    RETURN;
  END IF;
  FOREACH parent IN ARRAY ARRAY['cost_line', 'cost_fact', 'cost_rollup'] LOOP
    EXECUTE format('CREATE TABLE public.%1$s_%2$s (LIKE public.%1$s INCLUDING ALL)', parent, suffix);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%s_%s TO crossover_ledger', parent, suffix);
  END LOOP;
  EXECUTE format('CREATE INDEX ON public.cost_line_%s (team_id, day)', suffix);
  EXECUTE format('CREATE INDEX ON public.cost_line_%s (review) WHERE review IN (''waiting'', ''refused'')', suffix);
  FOREACH parent IN ARRAY ARRAY['cost_line', 'cost_fact', 'cost_rollup'] LOOP
    EXECUTE format('ALTER TABLE public.%1$s ATTACH PARTITION public.%1$s_%2$s FOR VALUES FROM (%3$L) TO (%4$L)',
      parent, suffix, wanted, (wanted + interval '1 month')::date);
  END LOOP;
END
$$;
