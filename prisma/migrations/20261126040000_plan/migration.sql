-- Which scenario was the plan in which months. A month keeps the plan that was in force then, so an approval is ended
-- and never taken back.

CREATE TABLE "plan_approval" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "scenario_id" UUID NOT NULL,
  -- The version that was approved; later versions of the scenario are proposals until they are approved.
  "version" INTEGER NOT NULL,
  -- The split that was approved, by its share on-prem: 0 is all cloud, 1 all on-prem.
  "share" DOUBLE PRECISION NOT NULL,
  -- In force from this month, and before "until_month"; null: until another plan is.
  "from_month" DATE NOT NULL,
  "until_month" DATE,
  "approved_by_id" UUID NOT NULL,
  "approved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "plan_approval_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "plan_approval_share_range" CHECK ("share" >= 0 AND "share" <= 1),
  CONSTRAINT "plan_approval_first_days" CHECK (
    extract(day FROM "from_month") = 1 AND ("until_month" IS NULL OR extract(day FROM "until_month") = 1)
  ),
  CONSTRAINT "plan_approval_order" CHECK ("until_month" >= "from_month"),
  CONSTRAINT "plan_approval_version_fkey" FOREIGN KEY ("scenario_id", "version") REFERENCES "scenario_version" ("scenario_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "plan_approval_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "plan_approval_from_month_idx" ON "plan_approval" ("from_month");
-- No month has two plans.
ALTER TABLE "plan_approval" ADD CONSTRAINT "plan_approval_one_a_month"
  EXCLUDE USING gist (daterange("from_month", "until_month", '[)') WITH &&);

GRANT SELECT, INSERT ON "plan_approval" TO crossover_app;
GRANT UPDATE ("until_month") ON "plan_approval" TO crossover_app;

ALTER TABLE "plan_approval" ENABLE ROW LEVEL SECURITY;

CREATE POLICY "read" ON "plan_approval" FOR SELECT TO crossover_app USING (app_role() IN ('analyst', 'leader', 'admin'));
CREATE POLICY "insert" ON "plan_approval" FOR INSERT TO crossover_app
  WITH CHECK (app_role() IN ('analyst', 'admin') AND "approved_by_id"::text = app_user());
CREATE POLICY "update" ON "plan_approval" FOR UPDATE TO crossover_app USING (app_role() IN ('analyst', 'admin'));
