-- What metrics are held against, and the server that measures some of them.

-- A target of the organisation, or of one team. A metric without a row has the target of its definition, if any.
CREATE TABLE "metric_target" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "metric" TEXT NOT NULL,
  "team_id" UUID,
  -- null: none, where the definition has one.
  "target" DOUBLE PRECISION,
  "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "metric_target_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "metric_target_metric_form" CHECK ("metric" ~ '^[a-z][a-z0-9-]{0,59}$'),
  CONSTRAINT "metric_target_range" CHECK ("target" >= 0 AND "target" <= 1e15),
  CONSTRAINT "metric_target_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "metric_target_metric_team_id_key" ON "metric_target" ("metric", "team_id") NULLS NOT DISTINCT;

-- One row at most: the Prometheus server that is asked each day for the day before.
CREATE TABLE "metric_server" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "url" TEXT NOT NULL,
  -- Encrypted by a key of the deployment's secret, never in clear text; null: none is sent.
  "token_sealed" TEXT,
  "team_label" TEXT NOT NULL,
  "workload_label" TEXT NOT NULL,
  -- {"gpu-hours-used": "24 * sum by (…) (…)"}
  "queries" JSONB NOT NULL,
  "enabled" BOOLEAN NOT NULL DEFAULT true,
  -- The last whole day that was asked for and answered.
  "pulled_to" DATE,
  "pulled_at" TIMESTAMPTZ(6),
  -- Why the last pull brought nothing, in words for the user; null: it did.
  "failure" TEXT,
  "updated_by_id" UUID NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "metric_server_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "metric_server_only_one" CHECK ("id" = 1),
  CONSTRAINT "metric_server_url_form" CHECK ("url" ~ '^https?://' AND char_length("url") <= 2000),
  CONSTRAINT "metric_server_label_form" CHECK ("team_label" ~ '^([a-zA-Z_][a-zA-Z0-9_]{0,99})?$' AND "workload_label" ~ '^([a-zA-Z_][a-zA-Z0-9_]{0,99})?$'),
  CONSTRAINT "metric_server_queries_object" CHECK (jsonb_typeof("queries") = 'object' AND octet_length("queries"::text) <= 65536),
  CONSTRAINT "metric_server_failure_length" CHECK (char_length("failure") <= 1000),
  CONSTRAINT "metric_server_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "metric_target" TO crossover_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "metric_server" TO crossover_app;

ALTER TABLE "metric_target" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "metric_server" ENABLE ROW LEVEL SECURITY;

-- The organisation's targets are everybody's; a team's are seen by those who see the team.
CREATE POLICY "read" ON "metric_target" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin') OR (app_role() = 'manager' AND "team_id" IS NULL) OR "team_id" = ANY (app_teams()));
CREATE POLICY "write" ON "metric_target" FOR ALL TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "metric_server" FOR SELECT TO crossover_app USING (app_role() IN ('analyst', 'admin'));
CREATE POLICY "write" ON "metric_server" FOR ALL TO crossover_app USING (app_role() IN ('analyst', 'admin'));
