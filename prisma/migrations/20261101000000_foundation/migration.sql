-- The tables of prisma/schema.prisma, the role the application runs as, and the walls around its rows.
-- Row-level security is enabled but not forced: the owner only migrates, loads demo data and backs up. The
-- application's connections begin as crossover_app, and app_enter refuses every other role.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossover_app') THEN
    BEGIN
      CREATE ROLE crossover_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      -- Another database of this cluster created it at the same moment.
      NULL;
    END;
  END IF;
  IF EXISTS (
    SELECT FROM pg_roles
    WHERE rolname = 'crossover_app' AND (rolsuper OR rolbypassrls OR rolcanlogin OR rolcreaterole OR rolcreatedb)
  ) THEN
    RAISE EXCEPTION 'The role crossover_app exists with more rights than the application may have.';
  END IF;
  IF NOT pg_has_role(current_user, 'crossover_app', 'SET') THEN
    EXECUTE format('GRANT crossover_app TO %I WITH INHERIT FALSE, SET TRUE', current_user);
  END IF;
END
$$;

CREATE TYPE "role" AS ENUM ('analyst', 'manager', 'leader', 'admin');
CREATE TYPE "scenario_status" AS ENUM ('draft', 'plan');

CREATE TABLE "organisation" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "name" TEXT NOT NULL,
  "currency" TEXT NOT NULL DEFAULT 'USD',
  "time_zone" TEXT NOT NULL DEFAULT 'UTC',
  "thresholds" JSONB NOT NULL DEFAULT '{}',
  "sample_data" BOOLEAN NOT NULL DEFAULT false,
  "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "organisation_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "organisation_one_row" CHECK ("id" = 1),
  CONSTRAINT "organisation_name_length" CHECK (char_length(btrim("name")) BETWEEN 1 AND 120),
  CONSTRAINT "organisation_currency_code" CHECK ("currency" ~ '^[A-Z]{3}$'),
  CONSTRAINT "organisation_time_zone_length" CHECK (char_length("time_zone") BETWEEN 1 AND 64),
  CONSTRAINT "organisation_thresholds_object" CHECK (jsonb_typeof("thresholds") = 'object' AND octet_length("thresholds"::text) <= 65536)
);

CREATE TABLE "team" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "name" TEXT NOT NULL,
  "parent_id" UUID,
  CONSTRAINT "team_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "team_name_length" CHECK (char_length(btrim("name")) BETWEEN 1 AND 120),
  CONSTRAINT "team_not_its_own_parent" CHECK ("parent_id" <> "id")
);
CREATE UNIQUE INDEX "team_name_key" ON "team" ("name");

CREATE TABLE "user_account" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "email" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "role" "role" NOT NULL,
  "team_id" UUID,
  "password_hash" TEXT,
  "disabled_at" TIMESTAMPTZ(6),
  "sessions_expired_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "user_account_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "user_account_email_form" CHECK (char_length("email") <= 254 AND "email" = lower("email") AND "email" ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  CONSTRAINT "user_account_name_length" CHECK (char_length(btrim("name")) BETWEEN 1 AND 120),
  CONSTRAINT "user_account_password_hash_length" CHECK (char_length("password_hash") BETWEEN 32 AND 512),
  CONSTRAINT "user_account_manager_has_team" CHECK ("role" <> 'manager' OR "team_id" IS NOT NULL)
);
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account" ("email");

CREATE TABLE "api_token" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "user_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "scopes" TEXT[],
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ(6) NOT NULL,
  "revoked_at" TIMESTAMPTZ(6),
  "last_used_at" TIMESTAMPTZ(6),
  CONSTRAINT "api_token_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "api_token_name_length" CHECK (char_length(btrim("name")) BETWEEN 1 AND 120),
  CONSTRAINT "api_token_hash_form" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "api_token_expires_later" CHECK ("expires_at" > "created_at")
);
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token" ("hash");
CREATE INDEX "api_token_user_id_idx" ON "api_token" ("user_id");

CREATE TABLE "rate_window" (
  "key" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  "started_at" TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT "rate_window_pkey" PRIMARY KEY ("key"),
  CONSTRAINT "rate_window_key_length" CHECK (char_length("key") BETWEEN 1 AND 400),
  CONSTRAINT "rate_window_count_not_negative" CHECK ("count" >= 0)
);

CREATE TABLE "setup_link" (
  "hash" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(6) NOT NULL,
  "used_at" TIMESTAMPTZ(6),
  CONSTRAINT "setup_link_pkey" PRIMARY KEY ("hash"),
  CONSTRAINT "setup_link_hash_form" CHECK ("hash" ~ '^[0-9a-f]{64}$')
);

CREATE TABLE "supply" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "archived_at" TIMESTAMPTZ(6),
  CONSTRAINT "supply_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "supply_name_length" CHECK (char_length(btrim("name")) BETWEEN 1 AND 120),
  CONSTRAINT "supply_kind_known" CHECK ("kind" IN ('cloud', 'owned', 'consumption', 'edge'))
);
CREATE UNIQUE INDEX "supply_name_key" ON "supply" ("name");

CREATE TABLE "price_entry" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "supply_id" UUID NOT NULL,
  "valid_from" DATE NOT NULL,
  "terms" JSONB NOT NULL,
  "source" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "price_entry_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "price_entry_terms_object" CHECK (jsonb_typeof("terms") = 'object' AND octet_length("terms"::text) <= 65536),
  CONSTRAINT "price_entry_source_length" CHECK (char_length(btrim("source")) BETWEEN 1 AND 500)
);
CREATE UNIQUE INDEX "price_entry_supply_id_valid_from_key" ON "price_entry" ("supply_id", "valid_from");

CREATE TABLE "workload" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "team_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "supply_id" UUID NOT NULL,
  "gpu_hours_monthly" DOUBLE PRECISION NOT NULL,
  "peak_to_mean" DOUBLE PRECISION NOT NULL DEFAULT 1,
  "growth_annual" DOUBLE PRECISION,
  "utilisation" DOUBLE PRECISION,
  "latency_ms" DOUBLE PRECISION,
  "dataset_tb" DOUBLE PRECISION NOT NULL DEFAULT 0,
  "egress_gb_monthly" DOUBLE PRECISION NOT NULL DEFAULT 0,
  "fault_tolerant" BOOLEAN NOT NULL DEFAULT false,
  "residency" TEXT,
  "variability" TEXT NOT NULL DEFAULT 'steady',
  "parameters_billion" DOUBLE PRECISION,
  "notes" TEXT NOT NULL DEFAULT '',
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "archived_at" TIMESTAMPTZ(6),
  CONSTRAINT "workload_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "workload_name_length" CHECK (char_length(btrim("name")) BETWEEN 1 AND 120),
  CONSTRAINT "workload_kind_known" CHECK ("kind" IN (
    'large-model-training', 'fine-tuning', 'batch-training', 'batch-inference', 'real-time-inference',
    'edge-inference', 'data-preparation', 'rapid-prototyping', 'model-evaluation', 'burst-capacity'
  )),
  CONSTRAINT "workload_variability_known" CHECK ("variability" IN ('steady', 'variable', 'bursty')),
  CONSTRAINT "workload_residency_length" CHECK (char_length(btrim("residency")) BETWEEN 1 AND 64),
  CONSTRAINT "workload_notes_length" CHECK (char_length("notes") <= 4000),
  -- NaN sorts above Infinity, so `< 'Infinity'` keeps both out.
  CONSTRAINT "workload_gpu_hours_range" CHECK ("gpu_hours_monthly" >= 0 AND "gpu_hours_monthly" < 'Infinity'),
  CONSTRAINT "workload_peak_to_mean_range" CHECK ("peak_to_mean" >= 1 AND "peak_to_mean" < 'Infinity'),
  CONSTRAINT "workload_growth_range" CHECK ("growth_annual" >= -1 AND "growth_annual" < 'Infinity'),
  CONSTRAINT "workload_utilisation_range" CHECK ("utilisation" BETWEEN 0 AND 1),
  CONSTRAINT "workload_latency_range" CHECK ("latency_ms" >= 0 AND "latency_ms" < 'Infinity'),
  CONSTRAINT "workload_dataset_range" CHECK ("dataset_tb" >= 0 AND "dataset_tb" < 'Infinity'),
  CONSTRAINT "workload_egress_range" CHECK ("egress_gb_monthly" >= 0 AND "egress_gb_monthly" < 'Infinity'),
  CONSTRAINT "workload_parameters_range" CHECK ("parameters_billion" >= 0 AND "parameters_billion" < 'Infinity')
);
CREATE UNIQUE INDEX "workload_name_key" ON "workload" ("name");
CREATE INDEX "workload_team_id_idx" ON "workload" ("team_id");

CREATE TABLE "scenario" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "name" TEXT NOT NULL,
  "description" TEXT NOT NULL DEFAULT '',
  "status" "scenario_status" NOT NULL DEFAULT 'draft',
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "archived_at" TIMESTAMPTZ(6),
  CONSTRAINT "scenario_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "scenario_name_length" CHECK (char_length(btrim("name")) BETWEEN 1 AND 120),
  CONSTRAINT "scenario_description_length" CHECK (char_length("description") <= 4000),
  CONSTRAINT "scenario_version_positive" CHECK ("version" >= 1)
);

CREATE TABLE "scenario_version" (
  "scenario_id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "input" JSONB NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  "author_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "scenario_version_pkey" PRIMARY KEY ("scenario_id", "version"),
  CONSTRAINT "scenario_version_number_positive" CHECK ("version" >= 1),
  CONSTRAINT "scenario_version_input_object" CHECK (jsonb_typeof("input") = 'object' AND octet_length("input"::text) <= 4194304),
  CONSTRAINT "scenario_version_note_length" CHECK (char_length("note") <= 1000)
);

CREATE TABLE "audit_event" (
  "id" BIGSERIAL NOT NULL,
  "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "actor_id" UUID,
  "action" TEXT NOT NULL,
  "entity" TEXT NOT NULL,
  "entity_id" TEXT NOT NULL,
  "detail" JSONB NOT NULL DEFAULT '{}',
  "prev_hash" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "audit_event_action_length" CHECK (char_length("action") BETWEEN 1 AND 80),
  CONSTRAINT "audit_event_entity_length" CHECK (char_length("entity") BETWEEN 1 AND 80),
  CONSTRAINT "audit_event_entity_id_length" CHECK (char_length("entity_id") <= 200),
  CONSTRAINT "audit_event_detail_object" CHECK (jsonb_typeof("detail") = 'object' AND octet_length("detail"::text) <= 262144),
  -- Two rows with the same predecessor would be a fork of the chain.
  CONSTRAINT "audit_event_no_fork" UNIQUE ("prev_hash")
);
CREATE INDEX "audit_event_entity_entity_id_idx" ON "audit_event" ("entity", "entity_id");

ALTER TABLE "team" ADD CONSTRAINT "team_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "workload" ADD CONSTRAINT "workload_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "workload" ADD CONSTRAINT "workload_supply_id_fkey" FOREIGN KEY ("supply_id") REFERENCES "supply" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "price_entry" ADD CONSTRAINT "price_entry_supply_id_fkey" FOREIGN KEY ("supply_id") REFERENCES "supply" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "scenario" ADD CONSTRAINT "scenario_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "scenario_version" ADD CONSTRAINT "scenario_version_scenario_id_fkey" FOREIGN KEY ("scenario_id") REFERENCES "scenario" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scenario_version" ADD CONSTRAINT "scenario_version_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who the transaction runs for. Without app_enter these are '' and null, and every policy below is false.
CREATE FUNCTION app_user() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(pg_catalog.current_setting('app.user', true), '');
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN app_user() = '' THEN '' ELSE coalesce(pg_catalog.current_setting('app.role', true), '') END;
CREATE FUNCTION app_teams() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN app_user() = '' THEN '{}'::uuid[]
    ELSE pg_catalog.string_to_array(pg_catalog.current_setting('app.teams', true), ',')::uuid[] END;

-- Sets the context until the end of the transaction. 'sign-in' stands for code that runs before anybody is known.
CREATE FUNCTION app_enter(user_id text, role text, teams text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'crossover_app' THEN
    RAISE EXCEPTION 'app_enter: the connection runs as %, not as crossover_app', current_user;
  END IF;
  IF role IS NULL OR role NOT IN ('analyst', 'manager', 'leader', 'admin', 'sign-in') THEN
    RAISE EXCEPTION 'app_enter: unknown role';
  END IF;
  IF (role = 'sign-in') <> (user_id IS NOT DISTINCT FROM 'sign-in') THEN
    RAISE EXCEPTION 'app_enter: sign-in is no user';
  END IF;
  IF role <> 'sign-in' THEN
    PERFORM user_id::uuid;
    IF user_id IS NULL THEN
      RAISE EXCEPTION 'app_enter: no user';
    END IF;
  END IF;
  PERFORM string_to_array(teams, ',')::uuid[];
  IF app_user() NOT IN ('', user_id) THEN
    RAISE EXCEPTION 'app_enter: this transaction already runs for somebody else';
  END IF;
  PERFORM set_config('app.user', user_id, true), set_config('app.role', role, true), set_config('app.teams', coalesce(teams, ''), true);
END
$$;

-- Audit rows: numbered without gaps and chained in one order, whoever writes at the same time.
CREATE FUNCTION audit_event_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  last_id bigint;
  last_hash text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('crossover.audit_event'));
  SELECT id, hash INTO last_id, last_hash FROM audit_event ORDER BY id DESC LIMIT 1;
  IF current_setting('role') = 'crossover_app' THEN
    NEW.at := clock_timestamp();
    IF app_role() <> 'sign-in' THEN
      NEW.actor_id := app_user()::uuid;
    END IF;
  END IF;
  NEW.id := coalesce(last_id, 0) + 1;
  NEW.prev_hash := coalesce(last_hash, repeat('0', 64));
  NEW.hash := encode(sha256(convert_to(NEW.prev_hash || jsonb_build_array(
    NEW.id, to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    NEW.actor_id, NEW.action, NEW.entity, NEW.entity_id, NEW.detail)::text, 'UTF8')), 'hex');
  RETURN NEW;
END
$$;
CREATE TRIGGER audit_event_chain BEFORE INSERT ON "audit_event" FOR EACH ROW EXECUTE FUNCTION audit_event_chain();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows never change', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER scenario_version_immutable BEFORE UPDATE ON "scenario_version" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON FUNCTION app_enter(text, text, text), audit_event_chain(), refuse_change() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enter(text, text, text) TO crossover_app;

GRANT USAGE ON SCHEMA public TO crossover_app;
GRANT SELECT, INSERT, UPDATE ON "organisation" TO crossover_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "team" TO crossover_app;
GRANT SELECT, INSERT, UPDATE ON "user_account" TO crossover_app;
GRANT SELECT, INSERT, UPDATE ON "api_token" TO crossover_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_window" TO crossover_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "setup_link" TO crossover_app;
GRANT SELECT, INSERT, UPDATE ON "supply" TO crossover_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "price_entry" TO crossover_app;
GRANT SELECT, INSERT, UPDATE ON "workload" TO crossover_app;
GRANT SELECT, INSERT, UPDATE ON "scenario" TO crossover_app;
GRANT SELECT, INSERT ON "scenario_version" TO crossover_app;
GRANT SELECT, INSERT ON "audit_event" TO crossover_app;
GRANT USAGE ON SEQUENCE "audit_event_id_seq" TO crossover_app;
DO $$
BEGIN
  -- The readiness check compares what is applied with what the code brings.
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    GRANT SELECT ON public._prisma_migrations TO crossover_app;
  END IF;
END
$$;

ALTER TABLE "organisation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "team" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "user_account" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "api_token" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rate_window" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "setup_link" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "supply" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "price_entry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "workload" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scenario" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scenario_version" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_event" ENABLE ROW LEVEL SECURITY;

-- Reads need a user; writes need one of the roles that lib/auth/permissions.ts lets write. A leader writes nothing.
CREATE POLICY "read" ON "organisation" FOR SELECT TO crossover_app USING (app_user() <> '');
CREATE POLICY "insert" ON "organisation" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin', 'sign-in'));
CREATE POLICY "update" ON "organisation" FOR UPDATE TO crossover_app USING (app_role() IN ('analyst', 'admin', 'sign-in'));

CREATE POLICY "read" ON "team" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin', 'sign-in') OR "id" = ANY (app_teams()));
CREATE POLICY "insert" ON "team" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('admin', 'sign-in'));
CREATE POLICY "update" ON "team" FOR UPDATE TO crossover_app USING (app_role() IN ('admin', 'sign-in'));
CREATE POLICY "delete" ON "team" FOR DELETE TO crossover_app USING (app_role() = 'admin');

CREATE POLICY "read" ON "user_account" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin', 'sign-in') OR "id"::text = app_user() OR "team_id" = ANY (app_teams()));
CREATE POLICY "insert" ON "user_account" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('admin', 'sign-in'));
CREATE POLICY "update" ON "user_account" FOR UPDATE TO crossover_app USING (app_role() IN ('admin', 'sign-in'));

CREATE POLICY "read" ON "api_token" FOR SELECT TO crossover_app
  USING (app_role() IN ('admin', 'sign-in') OR "user_id"::text = app_user());
CREATE POLICY "insert" ON "api_token" FOR INSERT TO crossover_app
  WITH CHECK (app_role() <> 'leader' AND "user_id"::text = app_user());
CREATE POLICY "update" ON "api_token" FOR UPDATE TO crossover_app
  USING (app_role() IN ('admin', 'sign-in') OR (app_role() <> 'leader' AND "user_id"::text = app_user()));

CREATE POLICY "all" ON "rate_window" FOR ALL TO crossover_app USING (app_user() <> '');
CREATE POLICY "all" ON "setup_link" FOR ALL TO crossover_app USING (app_role() = 'sign-in');

CREATE POLICY "read" ON "supply" FOR SELECT TO crossover_app USING (app_role() NOT IN ('', 'sign-in'));
CREATE POLICY "insert" ON "supply" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));
CREATE POLICY "update" ON "supply" FOR UPDATE TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "price_entry" FOR SELECT TO crossover_app USING (app_role() NOT IN ('', 'sign-in'));
CREATE POLICY "insert" ON "price_entry" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));
CREATE POLICY "update" ON "price_entry" FOR UPDATE TO crossover_app USING (app_role() IN ('analyst', 'admin'));
CREATE POLICY "delete" ON "price_entry" FOR DELETE TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "workload" FOR SELECT TO crossover_app USING ("team_id" = ANY (app_teams()));
CREATE POLICY "insert" ON "workload" FOR INSERT TO crossover_app
  WITH CHECK (app_role() IN ('analyst', 'admin') AND "team_id" = ANY (app_teams()));
CREATE POLICY "update" ON "workload" FOR UPDATE TO crossover_app
  USING (app_role() IN ('analyst', 'admin') AND "team_id" = ANY (app_teams()));

CREATE POLICY "read" ON "scenario" FOR SELECT TO crossover_app USING (app_role() IN ('analyst', 'leader', 'admin'));
CREATE POLICY "insert" ON "scenario" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));
CREATE POLICY "update" ON "scenario" FOR UPDATE TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "scenario_version" FOR SELECT TO crossover_app USING (app_role() IN ('analyst', 'leader', 'admin'));
CREATE POLICY "insert" ON "scenario_version" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "audit_event" FOR SELECT TO crossover_app USING (app_role() = 'admin');
CREATE POLICY "insert" ON "audit_event" FOR INSERT TO crossover_app WITH CHECK (app_user() <> '');
