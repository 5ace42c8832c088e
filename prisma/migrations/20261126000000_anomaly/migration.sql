-- What is unusual enough to be shown, where it differs from the defaults of lib/calc/anomaly.ts.
ALTER TABLE "organisation" ADD COLUMN "anomaly_limits" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_anomaly_limits_object"
  CHECK (jsonb_typeof("anomaly_limits") = 'object' AND octet_length("anomaly_limits"::text) <= 4096);

-- What somebody says of an anomaly, which is named by what costs more or less and the day it began; the last one counts.
CREATE TABLE "anomaly_verdict" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "subject" TEXT NOT NULL,
  -- Who bears the cost; null: nobody yet.
  "team_id" UUID,
  "from_day" DATE NOT NULL,
  "verdict" TEXT NOT NULL,
  "reason" TEXT NOT NULL DEFAULT '',
  "author_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "anomaly_verdict_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "anomaly_verdict_subject_length" CHECK (char_length("subject") BETWEEN 1 AND 200),
  CONSTRAINT "anomaly_verdict_known" CHECK ("verdict" IN ('ignored', 'reopened')),
  CONSTRAINT "anomaly_verdict_reason_length" CHECK (char_length("reason") <= 1000),
  CONSTRAINT "anomaly_verdict_says_why" CHECK ("verdict" = 'reopened' OR char_length(btrim("reason")) > 0),
  CONSTRAINT "anomaly_verdict_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "anomaly_verdict_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "anomaly_verdict_from_day_idx" ON "anomaly_verdict" ("from_day");

CREATE TRIGGER anomaly_verdict_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON "anomaly_verdict" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON "anomaly_verdict" TO crossover_app;

ALTER TABLE "anomaly_verdict" ENABLE ROW LEVEL SECURITY;

CREATE POLICY "read" ON "anomaly_verdict" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin') OR "team_id" = ANY (app_teams()));
CREATE POLICY "insert" ON "anomaly_verdict" FOR INSERT TO crossover_app
  WITH CHECK ((app_role() IN ('analyst', 'admin') OR app_role() = 'manager' AND "team_id" = ANY (app_teams()))
    AND "author_id"::text = app_user());
