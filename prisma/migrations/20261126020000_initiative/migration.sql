-- The roadmap: what is to be changed, by whom and when, and what it is to save. Money here is planned, so it is a float;
-- the costs that a baseline freezes are facts and stand in it as decimal text.
CREATE TABLE "initiative" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "name" TEXT NOT NULL,
  -- One of the guide's four (lib/schema/initiative.ts).
  "phase" TEXT NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'proposed',
  -- Savings apply in this order to what is left.
  "position" INTEGER NOT NULL,
  "owner_id" UUID,
  -- Whose costs it lowers; null: of all teams.
  "team_id" UUID,
  "start_month" DATE NOT NULL,
  "ramp_months" INTEGER NOT NULL,
  "due_month" DATE NOT NULL,
  "one_off_cost" DOUBLE PRECISION NOT NULL,
  "monthly_cost" DOUBLE PRECISION NOT NULL,
  -- One of the two: a share of what its scope costs, or an amount a month.
  "saving_ratio" DOUBLE PRECISION,
  "saving_monthly" DOUBLE PRECISION,
  -- None: every cost, of workloads or not.
  "workload_ids" UUID[] NOT NULL DEFAULT '{}',
  -- null: every component (lib/ledger/component.ts).
  "component" TEXT,
  "confidence" TEXT NOT NULL,
  -- The share of what is still to come that is expected to come.
  "confidence_ratio" DOUBLE PRECISION NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  -- Where it came from: a lever or move of a scenario's version, a recommendation, or a person.
  "origin" JSONB NOT NULL,
  -- Costs and volumes before it, frozen when it was approved; null: not approved.
  "baseline" JSONB,
  "created_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "archived_at" TIMESTAMPTZ(6),
  CONSTRAINT "initiative_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "initiative_name_length" CHECK (char_length(btrim("name")) BETWEEN 1 AND 120),
  CONSTRAINT "initiative_phase_known" CHECK ("phase" IN ('assessment', 'quick-wins', 'hybrid-deployment', 'optimisation')),
  CONSTRAINT "initiative_status_known" CHECK ("status" IN ('proposed', 'approved', 'started', 'done')),
  CONSTRAINT "initiative_first_days" CHECK (extract(day FROM "start_month") = 1 AND extract(day FROM "due_month") = 1),
  CONSTRAINT "initiative_due_after_start" CHECK ("due_month" >= "start_month"),
  CONSTRAINT "initiative_ramp_range" CHECK ("ramp_months" BETWEEN 0 AND 36),
  CONSTRAINT "initiative_costs_range" CHECK ("one_off_cost" BETWEEN 0 AND 1e12 AND "monthly_cost" BETWEEN 0 AND 1e12),
  CONSTRAINT "initiative_one_saving" CHECK (("saving_ratio" IS NULL) <> ("saving_monthly" IS NULL)),
  CONSTRAINT "initiative_saving_range" CHECK ("saving_ratio" BETWEEN 0 AND 1 AND "saving_monthly" IS NULL
    OR "saving_monthly" BETWEEN 0 AND 1e12 AND "saving_ratio" IS NULL),
  CONSTRAINT "initiative_confidence_known" CHECK ("confidence" IN ('low', 'medium', 'high', 'measured')),
  CONSTRAINT "initiative_confidence_range" CHECK ("confidence_ratio" BETWEEN 0 AND 1),
  CONSTRAINT "initiative_workloads_count" CHECK (cardinality("workload_ids") <= 500),
  CONSTRAINT "initiative_note_length" CHECK (char_length("note") <= 2000),
  CONSTRAINT "initiative_origin_object" CHECK (jsonb_typeof("origin") = 'object' AND octet_length("origin"::text) <= 4096),
  CONSTRAINT "initiative_baseline_object" CHECK (jsonb_typeof("baseline") = 'object' AND octet_length("baseline"::text) <= 1048576),
  CONSTRAINT "initiative_baseline_when_approved" CHECK (("status" = 'proposed') = ("baseline" IS NULL)),
  CONSTRAINT "initiative_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "initiative_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "initiative_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "initiative_position_idx" ON "initiative" ("position");
CREATE INDEX "initiative_team_id_idx" ON "initiative" ("team_id");

GRANT SELECT, INSERT, UPDATE ON "initiative" TO crossover_app;

ALTER TABLE "initiative" ENABLE ROW LEVEL SECURITY;

-- An initiative of all teams says what other teams save, so a manager reads those of the own teams only.
CREATE POLICY "read" ON "initiative" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin') OR "team_id" = ANY (app_teams()));
CREATE POLICY "insert" ON "initiative" FOR INSERT TO crossover_app
  WITH CHECK (app_role() IN ('analyst', 'admin') AND "created_by_id"::text = app_user());
CREATE POLICY "update" ON "initiative" FOR UPDATE TO crossover_app USING (app_role() IN ('analyst', 'admin'));
