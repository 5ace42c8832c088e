-- The ledger: bills and usage in, cost lines and their rollups, allocation rules, statements and closed months.
-- Amounts are numeric(38,18): facts, never floats. A line is named by its month, batch and number; two equal lines are
-- two lines. Cost lines and rollups are partitioned by month, so that closing a month seals its partitions and nothing
-- else is looked up.

-- The role that moves whole batches: COPY does not go through row-level security, so it writes the partitions
-- themselves, which nobody else may touch. Readers go through the partitioned tables and their policies.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossover_ledger') THEN
    BEGIN
      CREATE ROLE crossover_ledger NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END IF;
  IF EXISTS (
    SELECT FROM pg_roles
    WHERE rolname = 'crossover_ledger' AND (rolsuper OR rolbypassrls OR rolcanlogin OR rolcreaterole OR rolcreatedb)
  ) THEN
    RAISE EXCEPTION 'The role crossover_ledger exists with more rights than it may have.';
  END IF;
  IF NOT pg_has_role(current_user, 'crossover_ledger', 'SET') THEN
    EXECUTE format('GRANT crossover_ledger TO %I WITH INHERIT FALSE, SET TRUE', current_user);
  END IF;
END
$$;

-- Where bills come from: a provider's export, a meter of one's own, a system that counts units.
CREATE TABLE "bill_source" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  -- A month cannot be closed before this source has delivered it.
  "expected" BOOLEAN NOT NULL DEFAULT true,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "archived_at" TIMESTAMPTZ(6),
  CONSTRAINT "bill_source_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "bill_source_name_length" CHECK (char_length(btrim("name")) BETWEEN 1 AND 120),
  CONSTRAINT "bill_source_kind_known" CHECK ("kind" IN ('focus', 'usage', 'metrics'))
);
CREATE UNIQUE INDEX "bill_source_name_key" ON "bill_source" (lower("name"));

CREATE TABLE "billing_period" (
  "month" DATE NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'open',
  -- Counts the closings: a month that was opened again closes as the next version.
  "version" INTEGER NOT NULL DEFAULT 0,
  "closed_at" TIMESTAMPTZ(6),
  "closed_by_id" UUID,
  CONSTRAINT "billing_period_pkey" PRIMARY KEY ("month"),
  CONSTRAINT "billing_period_first_day" CHECK (extract(day FROM "month") = 1),
  CONSTRAINT "billing_period_state_known" CHECK ("state" IN ('open', 'review', 'closed')),
  CONSTRAINT "billing_period_closed_by" CHECK (("state" = 'closed') = ("closed_at" IS NOT NULL AND "closed_by_id" IS NOT NULL)),
  CONSTRAINT "billing_period_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- One upload. Nothing of it is seen before its batches are committed.
CREATE TABLE "import_file" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "source_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "bytes" BIGINT NOT NULL DEFAULT 0,
  "sha256" TEXT,
  "format" TEXT,
  -- "1.2" of a FOCUS export; null for usage and metrics.
  "focus_version" TEXT,
  "status" TEXT NOT NULL DEFAULT 'receiving',
  -- The month that was asked for; null: the months of its lines.
  "period" DATE,
  "idempotency_key" TEXT,
  "rows_read" BIGINT NOT NULL DEFAULT 0,
  "rows_per_second" INTEGER NOT NULL DEFAULT 0,
  -- What the check found (schema/import-check.ts).
  "found" JSONB NOT NULL DEFAULT '{}',
  -- Why it failed, in words for the user.
  "failure" TEXT,
  "created_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "import_file_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "import_file_name_length" CHECK (char_length("name") BETWEEN 1 AND 255),
  CONSTRAINT "import_file_bytes_range" CHECK ("bytes" >= 0),
  CONSTRAINT "import_file_sha256_form" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "import_file_status_known" CHECK ("status" IN ('receiving', 'checking', 'staged', 'committing', 'committed', 'undone', 'failed', 'cancelled')),
  CONSTRAINT "import_file_idempotency_key_length" CHECK (char_length("idempotency_key") BETWEEN 1 AND 255),
  CONSTRAINT "import_file_found_object" CHECK (jsonb_typeof("found") = 'object' AND octet_length("found"::text) <= 4194304),
  CONSTRAINT "import_file_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "bill_source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "import_file_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "import_file_idempotency_key" ON "import_file" ("created_by_id", "idempotency_key");
CREATE INDEX "import_file_created_at_idx" ON "import_file" ("created_at");

-- The lines of one file in one billing month: the unit that is switched on, replaced and undone.
CREATE TABLE "import_batch" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "file_id" UUID NOT NULL,
  "source_id" UUID NOT NULL,
  "billing_month" DATE NOT NULL,
  "sha256" TEXT NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'writing',
  "line_count" BIGINT NOT NULL DEFAULT 0,
  "flagged_count" BIGINT NOT NULL DEFAULT 0,
  -- {"USD": {"billed": "…", "effective": "…", "list": "…", "contracted": "…"}}
  "totals" JSONB NOT NULL DEFAULT '{}',
  -- The closed month that these lines correct; they count in "billing_month".
  "corrects_month" DATE,
  "replaced_by_id" UUID,
  "committed_at" TIMESTAMPTZ(6),
  CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "import_batch_status_known" CHECK ("status" IN ('writing', 'committed', 'replaced', 'undone')),
  CONSTRAINT "import_batch_first_day" CHECK (extract(day FROM "billing_month") = 1),
  CONSTRAINT "import_batch_committed_at" CHECK ("status" = 'writing' OR "committed_at" IS NOT NULL),
  CONSTRAINT "import_batch_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "import_file" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "import_batch_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "bill_source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "import_batch_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "import_batch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
-- The same file of a source for a month counts once, however many deliver it at once.
CREATE UNIQUE INDEX "import_batch_counted_once" ON "import_batch" ("source_id", "billing_month", "sha256") WHERE "status" = 'committed';
CREATE INDEX "import_batch_file_id_idx" ON "import_batch" ("file_id");
CREATE INDEX "import_batch_billing_month_idx" ON "import_batch" ("billing_month", "status");

CREATE TABLE "import_reject" (
  "file_id" UUID NOT NULL,
  "line_no" BIGINT NOT NULL,
  "column_name" TEXT NOT NULL,
  "value" TEXT,
  "reason" TEXT NOT NULL,
  CONSTRAINT "import_reject_pkey" PRIMARY KEY ("file_id", "line_no", "column_name"),
  CONSTRAINT "import_reject_value_length" CHECK (char_length("value") <= 1000),
  CONSTRAINT "import_reject_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "import_file" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "cost_line" (
  "billing_month" DATE NOT NULL,
  "batch_id" UUID NOT NULL,
  "line_no" BIGINT NOT NULL,
  "day" DATE NOT NULL,
  "charge_start" TIMESTAMPTZ(6) NOT NULL,
  "charge_end" TIMESTAMPTZ(6) NOT NULL,
  -- The row of cost_fact that the line is summed in.
  "fact_no" INTEGER NOT NULL,
  -- Who bears it: "team:<id>", "pool:<id>" or "unallocated" (lib/ledger/owner.ts).
  "owner" TEXT NOT NULL DEFAULT 'unallocated',
  "team_id" UUID GENERATED ALWAYS AS (CASE WHEN "owner" LIKE 'team:%' THEN substr("owner", 6)::uuid END) STORED,
  "mapping_rule" TEXT,
  "workload_id" UUID,
  "tier" TEXT NOT NULL,
  "category" TEXT NOT NULL,
  -- usage, idle or adjustment.
  "charge" TEXT NOT NULL,
  "provider" TEXT NOT NULL,
  "service" TEXT NOT NULL,
  "service_category" TEXT,
  "region" TEXT,
  "account_id" TEXT,
  "account_name" TEXT,
  "sub_account_id" TEXT,
  "sub_account_name" TEXT,
  "resource_id" TEXT,
  "resource_name" TEXT,
  "charge_category" TEXT NOT NULL,
  "charge_class" TEXT,
  "charge_description" TEXT,
  "pricing_category" TEXT,
  "commitment_id" TEXT,
  "commitment_status" TEXT,
  "invoice_id" TEXT,
  "consumed_quantity" NUMERIC(38,18),
  "consumed_unit" TEXT,
  "gpu_hours_allocated" NUMERIC(38,18),
  "gpu_hours_used" NUMERIC(38,18),
  "currency" CHAR(3) NOT NULL,
  "billed" NUMERIC(38,18) NOT NULL,
  "effective" NUMERIC(38,18) NOT NULL,
  -- null: the provider does not say.
  "list" NUMERIC(38,18),
  "contracted" NUMERIC(38,18),
  "tags" JSONB NOT NULL DEFAULT '{}',
  -- What the file has besides, by the names of its columns, so that an export gives back what came in.
  "other" JSONB NOT NULL DEFAULT '{}',
  -- Why somebody should look at the line; empty: nothing is odd.
  "flags" TEXT[] NOT NULL DEFAULT '{}',
  "review" TEXT NOT NULL DEFAULT 'counted',
  CONSTRAINT "cost_line_pkey" PRIMARY KEY ("billing_month", "batch_id", "line_no"),
  CONSTRAINT "cost_line_tier_known" CHECK ("tier" IN ('cloud', 'on-prem', 'edge')),
  CONSTRAINT "cost_line_category_known" CHECK ("category" IN ('training', 'inference', 'storage', 'data-transfer', 'other')),
  CONSTRAINT "cost_line_charge_known" CHECK ("charge" IN ('usage', 'idle', 'adjustment')),
  CONSTRAINT "cost_line_review_known" CHECK ("review" IN ('counted', 'waiting', 'approved', 'refused'))
) PARTITION BY RANGE ("billing_month");

-- What rules can see of a batch's lines, each once, with its sums: mapping, its preview and its overlaps read these.
CREATE TABLE "cost_fact" (
  "billing_month" DATE NOT NULL,
  "batch_id" UUID NOT NULL,
  "fact_no" INTEGER NOT NULL,
  "owner" TEXT NOT NULL DEFAULT 'unallocated',
  "team_id" UUID GENERATED ALWAYS AS (CASE WHEN "owner" LIKE 'team:%' THEN substr("owner", 6)::uuid END) STORED,
  "mapping_rule" TEXT,
  "workload_id" UUID,
  "tier" TEXT NOT NULL,
  "category" TEXT NOT NULL,
  "charge" TEXT NOT NULL,
  "provider" TEXT NOT NULL,
  "service" TEXT NOT NULL,
  "region" TEXT,
  "account" TEXT,
  "resource" TEXT,
  "tags" JSONB NOT NULL DEFAULT '{}',
  "currency" CHAR(3) NOT NULL,
  "review" TEXT NOT NULL,
  "line_count" BIGINT NOT NULL,
  "billed" NUMERIC(38,18) NOT NULL,
  "effective" NUMERIC(38,18) NOT NULL,
  "list" NUMERIC(38,18),
  "contracted" NUMERIC(38,18),
  CONSTRAINT "cost_fact_pkey" PRIMARY KEY ("billing_month", "batch_id", "fact_no")
) PARTITION BY RANGE ("billing_month");

-- Sums of the lines of a committed batch by day: every page reads these, and only drilling down reads lines.
CREATE TABLE "cost_rollup" (
  "billing_month" DATE NOT NULL,
  "batch_id" UUID NOT NULL,
  "day" DATE NOT NULL,
  "owner" TEXT NOT NULL,
  "team_id" UUID GENERATED ALWAYS AS (CASE WHEN "owner" LIKE 'team:%' THEN substr("owner", 6)::uuid END) STORED,
  "mapping_rule" TEXT,
  "workload_id" UUID,
  "tier" TEXT NOT NULL,
  "category" TEXT NOT NULL,
  "charge" TEXT NOT NULL,
  "provider" TEXT NOT NULL,
  "service" TEXT NOT NULL,
  "service_category" TEXT,
  "region" TEXT,
  "charge_category" TEXT NOT NULL,
  "currency" CHAR(3) NOT NULL,
  -- Lines that wait for review, or were refused, are summed apart and count nowhere.
  "review" TEXT NOT NULL,
  "line_count" BIGINT NOT NULL,
  "billed" NUMERIC(38,18) NOT NULL,
  "effective" NUMERIC(38,18) NOT NULL,
  "list" NUMERIC(38,18),
  "contracted" NUMERIC(38,18),
  "gpu_hours_allocated" NUMERIC(38,18),
  "gpu_hours_used" NUMERIC(38,18)
) PARTITION BY RANGE ("billing_month");
CREATE INDEX "cost_rollup_batch_id_idx" ON "cost_rollup" ("billing_month", "batch_id");
CREATE INDEX "cost_rollup_day_idx" ON "cost_rollup" ("day");

-- Units that costs are divided by or shared by: tokens, requests, runs, revenue.
CREATE TABLE "metric_point" (
  "billing_month" DATE NOT NULL,
  "batch_id" UUID NOT NULL,
  "line_no" BIGINT NOT NULL,
  "day" DATE NOT NULL,
  "team_id" UUID,
  "workload_id" UUID,
  "metric" TEXT NOT NULL,
  "value" NUMERIC(38,18) NOT NULL,
  CONSTRAINT "metric_point_pkey" PRIMARY KEY ("billing_month", "batch_id", "line_no"),
  CONSTRAINT "metric_point_metric_form" CHECK ("metric" ~ '^[a-z][a-z0-9-]{0,59}$')
);
CREATE INDEX "metric_point_metric_day_idx" ON "metric_point" ("metric", "day");

-- Mapping and sharing rules as one document; a change makes a new version, so that a statement can name its own.
CREATE TABLE "allocation_rules" (
  "version" INTEGER NOT NULL,
  "rules" JSONB NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  "author_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "allocation_rules_pkey" PRIMARY KEY ("version"),
  CONSTRAINT "allocation_rules_version_positive" CHECK ("version" >= 1),
  CONSTRAINT "allocation_rules_object" CHECK (jsonb_typeof("rules") = 'object' AND octet_length("rules"::text) <= 1048576),
  CONSTRAINT "allocation_rules_note_length" CHECK (char_length("note") <= 1000),
  CONSTRAINT "allocation_rules_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Units of the reporting currency for one unit of another, fixed for a month.
CREATE TABLE "exchange_rate" (
  "month" DATE NOT NULL,
  "currency" CHAR(3) NOT NULL,
  "rate" NUMERIC(38,18) NOT NULL,
  "source" TEXT NOT NULL,
  CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("month", "currency"),
  CONSTRAINT "exchange_rate_first_day" CHECK (extract(day FROM "month") = 1),
  CONSTRAINT "exchange_rate_positive" CHECK ("rate" > 0),
  CONSTRAINT "exchange_rate_source_length" CHECK (char_length(btrim("source")) BETWEEN 1 AND 500)
);

CREATE TABLE "budget" (
  "team_id" UUID NOT NULL,
  "month" DATE NOT NULL,
  "amount" NUMERIC(38,18) NOT NULL,
  CONSTRAINT "budget_pkey" PRIMARY KEY ("team_id", "month"),
  CONSTRAINT "budget_first_day" CHECK (extract(day FROM "month") = 1),
  CONSTRAINT "budget_not_negative" CHECK ("amount" >= 0),
  CONSTRAINT "budget_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What a team says of its statement; the last one counts while the total is still the one it was said of.
CREATE TABLE "statement_verdict" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "month" DATE NOT NULL,
  "team_id" UUID NOT NULL,
  "verdict" TEXT NOT NULL,
  "total" NUMERIC(38,18) NOT NULL,
  "comment" TEXT NOT NULL DEFAULT '',
  "author_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "statement_verdict_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "statement_verdict_known" CHECK ("verdict" IN ('accepted', 'disputed', 'resolved', 'comment')),
  CONSTRAINT "statement_verdict_comment_length" CHECK (char_length("comment") <= 4000),
  CONSTRAINT "statement_verdict_says_why" CHECK ("verdict" = 'accepted' OR char_length(btrim("comment")) > 0),
  CONSTRAINT "statement_verdict_month_fkey" FOREIGN KEY ("month") REFERENCES "billing_period" ("month") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "statement_verdict_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "statement_verdict_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "statement_verdict_month_team_id_idx" ON "statement_verdict" ("month", "team_id");

-- What a closing froze: lines, rules, rates and currency by their hash, and the statements as they were issued.
CREATE TABLE "closed_period" (
  "month" DATE NOT NULL,
  "version" INTEGER NOT NULL,
  "frozen" JSONB NOT NULL,
  "sha256" TEXT NOT NULL,
  "closed_by_id" UUID NOT NULL,
  "closed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "closed_period_pkey" PRIMARY KEY ("month", "version"),
  CONSTRAINT "closed_period_sha256_form" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "closed_period_month_fkey" FOREIGN KEY ("month") REFERENCES "billing_period" ("month") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "closed_period_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "closed_statement" (
  "month" DATE NOT NULL,
  "version" INTEGER NOT NULL,
  "team_id" UUID NOT NULL,
  -- A statement as lib/ledger/statement.ts gives it, amounts as decimal text.
  "statement" JSONB NOT NULL,
  CONSTRAINT "closed_statement_pkey" PRIMARY KEY ("month", "version", "team_id"),
  CONSTRAINT "closed_statement_version_fkey" FOREIGN KEY ("month", "version") REFERENCES "closed_period" ("month", "version") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "closed_statement_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- A page's filters, groups and range under a name.
CREATE TABLE "saved_view" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "name" TEXT NOT NULL,
  "page" TEXT NOT NULL,
  "query" TEXT NOT NULL,
  "shared" BOOLEAN NOT NULL DEFAULT false,
  "owner_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "saved_view_name_length" CHECK (char_length(btrim("name")) BETWEEN 1 AND 120),
  CONSTRAINT "saved_view_page_form" CHECK ("page" ~ '^/[a-z/-]{1,60}$'),
  CONSTRAINT "saved_view_query_length" CHECK (char_length("query") <= 4000),
  CONSTRAINT "saved_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user_account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "saved_view_owner_id_page_name_key" ON "saved_view" ("owner_id", "page", "name");

-- Makes a month ready for lines: its row and its partitions. Twice is once.
CREATE FUNCTION ledger_open_month(wanted date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  suffix text := to_char(wanted, 'YYYY_MM');
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
  EXECUTE format('CREATE TABLE public.cost_line_%s PARTITION OF public.cost_line FOR VALUES FROM (%L) TO (%L)',
    suffix, wanted, (wanted + interval '1 month')::date);
  EXECUTE format('CREATE INDEX ON public.cost_line_%s (team_id, day)', suffix);
  EXECUTE format('CREATE INDEX ON public.cost_line_%s (review) WHERE review IN (''waiting'', ''refused'')', suffix);
  EXECUTE format('CREATE TABLE public.cost_fact_%s PARTITION OF public.cost_fact FOR VALUES FROM (%L) TO (%L)',
    suffix, wanted, (wanted + interval '1 month')::date);
  EXECUTE format('CREATE TABLE public.cost_rollup_%s PARTITION OF public.cost_rollup FOR VALUES FROM (%L) TO (%L)',
    suffix, wanted, (wanted + interval '1 month')::date);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.cost_line_%1$s, public.cost_fact_%1$s, public.cost_rollup_%1$s TO crossover_ledger', suffix);
END
$$;

-- Seals a closed month in the database too, whoever asks: its lines and rollups then refuse every change.
CREATE FUNCTION ledger_seal_month(wanted date, sealed boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  suffix text := to_char(wanted, 'YYYY_MM');
  part text;
BEGIN
  IF current_setting('role') = 'crossover_app' AND app_role() NOT IN ('analyst', 'admin') THEN
    RAISE EXCEPTION 'ledger_seal_month: not for this role' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF current_setting('role') = 'crossover_app' AND NOT sealed AND app_role() <> 'admin' THEN
    RAISE EXCEPTION 'ledger_seal_month: only an admin opens a closed month' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF sealed <> (SELECT state = 'closed' FROM billing_period WHERE month = wanted) THEN
    RAISE EXCEPTION 'ledger_seal_month: % is not in the state to be sealed or opened', wanted;
  END IF;
  FOREACH part IN ARRAY ARRAY['cost_line_' || suffix, 'cost_fact_' || suffix, 'cost_rollup_' || suffix] LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS sealed ON public.%I', part);
    IF sealed THEN
      EXECUTE format('CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', part);
      -- A statement on the partitioned table fires no statement trigger of a partition; the row trigger catches it.
      EXECUTE format('DROP TRIGGER IF EXISTS sealed_row ON public.%I', part);
      EXECUTE format('CREATE TRIGGER sealed_row BEFORE INSERT OR UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION refuse_change()', part);
    ELSE
      EXECUTE format('DROP TRIGGER IF EXISTS sealed_row ON public.%I', part);
    END IF;
  END LOOP;
END
$$;

CREATE TRIGGER allocation_rules_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON "allocation_rules" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER statement_verdict_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON "statement_verdict" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER closed_period_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON "closed_period" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER closed_statement_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON "closed_statement" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON FUNCTION ledger_open_month(date), ledger_seal_month(date, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_open_month(date), ledger_seal_month(date, boolean) TO crossover_app;
GRANT EXECUTE ON FUNCTION refuse_change() TO crossover_ledger;

GRANT USAGE ON SCHEMA public TO crossover_ledger;
GRANT SELECT, INSERT, UPDATE ON "bill_source" TO crossover_app;
GRANT SELECT, UPDATE ON "billing_period" TO crossover_app;
GRANT SELECT, INSERT, UPDATE ON "import_file" TO crossover_app;
GRANT SELECT, INSERT, UPDATE ON "import_batch" TO crossover_app;
GRANT SELECT, INSERT, DELETE ON "import_reject" TO crossover_app;
GRANT SELECT ON "cost_line" TO crossover_app;
GRANT SELECT ON "cost_fact" TO crossover_app;
GRANT SELECT ON "cost_rollup" TO crossover_app;
GRANT SELECT, INSERT, DELETE ON "metric_point" TO crossover_app;
GRANT SELECT, INSERT ON "allocation_rules" TO crossover_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "exchange_rate" TO crossover_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "budget" TO crossover_app;
GRANT SELECT, INSERT ON "statement_verdict" TO crossover_app;
GRANT SELECT, INSERT ON "closed_period" TO crossover_app;
GRANT SELECT, INSERT ON "closed_statement" TO crossover_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO crossover_app;

ALTER TABLE "bill_source" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "billing_period" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "import_file" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "import_batch" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "import_reject" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "cost_line" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "cost_fact" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "cost_rollup" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "metric_point" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "allocation_rules" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "exchange_rate" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "budget" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "statement_verdict" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "closed_period" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "closed_statement" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;

-- Whoever sees all teams sees all costs; a manager sees the own teams' rows and never what belongs to nobody.
CREATE POLICY "read" ON "bill_source" FOR SELECT TO crossover_app USING (app_role() IN ('analyst', 'leader', 'admin'));
CREATE POLICY "insert" ON "bill_source" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));
CREATE POLICY "update" ON "bill_source" FOR UPDATE TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "billing_period" FOR SELECT TO crossover_app USING (app_role() NOT IN ('', 'sign-in'));
CREATE POLICY "update" ON "billing_period" FOR UPDATE TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "import_file" FOR SELECT TO crossover_app USING (app_role() IN ('analyst', 'admin'));
CREATE POLICY "insert" ON "import_file" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));
CREATE POLICY "update" ON "import_file" FOR UPDATE TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "import_batch" FOR SELECT TO crossover_app USING (app_role() NOT IN ('', 'sign-in'));
CREATE POLICY "insert" ON "import_batch" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));
CREATE POLICY "update" ON "import_batch" FOR UPDATE TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "import_reject" FOR SELECT TO crossover_app USING (app_role() IN ('analyst', 'admin'));
CREATE POLICY "insert" ON "import_reject" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));
CREATE POLICY "delete" ON "import_reject" FOR DELETE TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "cost_line" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin') OR "team_id" = ANY (app_teams()));
CREATE POLICY "read" ON "cost_fact" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin') OR "team_id" = ANY (app_teams()));
CREATE POLICY "read" ON "cost_rollup" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin') OR "team_id" = ANY (app_teams()));
CREATE POLICY "read" ON "metric_point" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin') OR "team_id" = ANY (app_teams()));
CREATE POLICY "insert" ON "metric_point" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));
CREATE POLICY "delete" ON "metric_point" FOR DELETE TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "allocation_rules" FOR SELECT TO crossover_app USING (app_role() IN ('analyst', 'leader', 'admin'));
CREATE POLICY "insert" ON "allocation_rules" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "exchange_rate" FOR SELECT TO crossover_app USING (app_role() NOT IN ('', 'sign-in'));
CREATE POLICY "write" ON "exchange_rate" FOR ALL TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "budget" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin') OR "team_id" = ANY (app_teams()));
CREATE POLICY "write" ON "budget" FOR ALL TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "statement_verdict" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin') OR "team_id" = ANY (app_teams()));
CREATE POLICY "insert" ON "statement_verdict" FOR INSERT TO crossover_app
  WITH CHECK (app_role() IN ('analyst', 'manager', 'admin') AND "team_id" = ANY (app_teams()) AND "author_id"::text = app_user());

CREATE POLICY "read" ON "closed_period" FOR SELECT TO crossover_app USING (app_role() IN ('analyst', 'leader', 'admin'));
CREATE POLICY "insert" ON "closed_period" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "closed_statement" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin') OR "team_id" = ANY (app_teams()));
CREATE POLICY "insert" ON "closed_statement" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "saved_view" FOR SELECT TO crossover_app
  USING ("owner_id"::text = app_user() OR ("shared" AND app_role() NOT IN ('', 'sign-in')));
CREATE POLICY "write" ON "saved_view" FOR ALL TO crossover_app
  USING (app_role() IN ('analyst', 'manager', 'admin') AND "owner_id"::text = app_user());
