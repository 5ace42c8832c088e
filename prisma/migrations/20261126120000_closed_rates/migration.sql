-- The exchange rates of a closed month stay those it was closed with, whoever asks: what reads them gives the digits of
-- its statements. The month's row is held, so that a closing under way is waited for.
CREATE FUNCTION refuse_closed_rate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM FROM billing_period WHERE month IN (OLD.month, NEW.month) AND state = 'closed' FOR SHARE;
  IF FOUND THEN
    RAISE EXCEPTION 'exchange rates of a closed month never change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER exchange_rate_closed BEFORE INSERT OR UPDATE OR DELETE ON "exchange_rate" FOR EACH ROW EXECUTE FUNCTION refuse_closed_rate();
REVOKE ALL ON FUNCTION refuse_closed_rate() FROM PUBLIC;
