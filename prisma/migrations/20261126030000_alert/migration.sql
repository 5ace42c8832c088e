-- Who is told of what: rules, what they found, the bell of each member, and what is still to be sent.

CREATE TABLE "alert_rule" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "kind" TEXT NOT NULL,
  -- organisation: all of it together; teams: each team by itself; team: this one, with the teams below it.
  "scope" TEXT NOT NULL,
  "team_id" UUID,
  "measure" TEXT,
  "percent" NUMERIC(7, 2),
  "amount" NUMERIC(38, 18),
  "stale_days" INTEGER,
  "roles" TEXT[] NOT NULL DEFAULT '{}',
  "member_ids" UUID[] NOT NULL DEFAULT '{}',
  "team_manager" BOOLEAN NOT NULL DEFAULT false,
  "channels" TEXT[] NOT NULL,
  "created_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "alert_rule_kind_known" CHECK ("kind" IN (
    'budget', 'anomaly', 'import-failed', 'source-stale', 'statement-ready', 'statement-disputed'
  )),
  CONSTRAINT "alert_rule_scope_known" CHECK ("scope" IN ('organisation', 'teams', 'team')),
  CONSTRAINT "alert_rule_scope_team" CHECK (("scope" = 'team') = ("team_id" IS NOT NULL)),
  CONSTRAINT "alert_rule_measure_known" CHECK ("measure" IN ('actual', 'forecast')),
  CONSTRAINT "alert_rule_budget_measures" CHECK (("kind" = 'budget') = ("measure" IS NOT NULL)),
  CONSTRAINT "alert_rule_budget_threshold" CHECK (("kind" = 'budget') = ("percent" IS NOT NULL OR "amount" IS NOT NULL)),
  CONSTRAINT "alert_rule_percent_range" CHECK ("percent" > 0 AND "percent" <= 1000),
  CONSTRAINT "alert_rule_amount_positive" CHECK ("amount" > 0),
  CONSTRAINT "alert_rule_stale_days" CHECK (("kind" = 'source-stale') = ("stale_days" IS NOT NULL)),
  CONSTRAINT "alert_rule_stale_days_range" CHECK ("stale_days" BETWEEN 1 AND 90),
  CONSTRAINT "alert_rule_roles_known" CHECK ("roles" <@ ARRAY['analyst', 'manager', 'leader', 'admin']),
  CONSTRAINT "alert_rule_tells_somebody" CHECK (cardinality("roles") + cardinality("member_ids") > 0 OR "team_manager"),
  CONSTRAINT "alert_rule_member_count" CHECK (cardinality("member_ids") <= 50),
  CONSTRAINT "alert_rule_channels_known" CHECK (
    cardinality("channels") > 0 AND "channels" <@ ARRAY['screen', 'email', 'webhook']
  ),
  CONSTRAINT "alert_rule_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "alert_rule_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What a rule found. The key holds rule, month, team and threshold: of two who find the same, one is refused.
CREATE TABLE "alert" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "key" TEXT NOT NULL,
  "rule_id" UUID,
  "kind" TEXT NOT NULL,
  "team_id" UUID,
  "month" DATE,
  "title" TEXT NOT NULL,
  "detail" TEXT NOT NULL DEFAULT '',
  "href" TEXT NOT NULL,
  "fired_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "alert_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "alert_key_length" CHECK (char_length("key") BETWEEN 1 AND 400),
  CONSTRAINT "alert_title_length" CHECK (char_length(btrim("title")) BETWEEN 1 AND 300),
  CONSTRAINT "alert_detail_length" CHECK (char_length("detail") <= 2000),
  CONSTRAINT "alert_href_form" CHECK ("href" ~ '^/[^/]' AND char_length("href") <= 500),
  CONSTRAINT "alert_first_day" CHECK (extract(day FROM "month") = 1),
  CONSTRAINT "alert_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "alert_rule" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "alert_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "alert_key_key" ON "alert" ("key");

-- An alert on the screen of one member; the team stands here too, so that its policy needs no second table.
CREATE TABLE "notification" (
  "alert_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "team_id" UUID,
  "read_at" TIMESTAMPTZ(6),
  CONSTRAINT "notification_pkey" PRIMARY KEY ("alert_id", "user_id"),
  CONSTRAINT "notification_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "notification_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "notification_user_id_idx" ON "notification" ("user_id") WHERE "read_at" IS NULL;

-- The secret of a webhook is worked out from its id and the server's own secret, and stored nowhere.
CREATE TABLE "webhook" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "url" TEXT NOT NULL,
  "created_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "webhook_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "webhook_url_form" CHECK ("url" ~ '^https?://' AND char_length("url") <= 500),
  CONSTRAINT "webhook_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "webhook_url_key" ON "webhook" ("url");

-- A team's statement of the month before, sent as links on a day of every month.
CREATE TABLE "report_schedule" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "team_id" UUID NOT NULL,
  "day" INTEGER NOT NULL,
  "team_manager" BOOLEAN NOT NULL DEFAULT false,
  "member_ids" UUID[] NOT NULL DEFAULT '{}',
  "created_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "report_schedule_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "report_schedule_day_range" CHECK ("day" BETWEEN 1 AND 28),
  CONSTRAINT "report_schedule_tells_somebody" CHECK (cardinality("member_ids") > 0 OR "team_manager"),
  CONSTRAINT "report_schedule_member_count" CHECK (cardinality("member_ids") <= 50),
  CONSTRAINT "report_schedule_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "report_schedule_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What leaves the house. A claim moves due_at on, so that what a killed server had claimed comes up again by itself.
CREATE TABLE "outbox" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "key" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "user_id" UUID,
  "webhook_id" UUID,
  "payload" JSONB NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'waiting',
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "failure" TEXT,
  "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "done_at" TIMESTAMPTZ(6),
  CONSTRAINT "outbox_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "outbox_key_length" CHECK (char_length("key") BETWEEN 1 AND 500),
  CONSTRAINT "outbox_channel_known" CHECK ("channel" IN ('email', 'webhook')),
  CONSTRAINT "outbox_email_user" CHECK (("channel" = 'email') = ("user_id" IS NOT NULL)),
  CONSTRAINT "outbox_webhook_address" CHECK (("channel" = 'webhook') = ("webhook_id" IS NOT NULL)),
  CONSTRAINT "outbox_payload_object" CHECK (jsonb_typeof("payload") = 'object' AND octet_length("payload"::text) <= 65536),
  CONSTRAINT "outbox_state_known" CHECK ("state" IN ('waiting', 'sent', 'failed')),
  CONSTRAINT "outbox_done" CHECK (("state" = 'waiting') = ("done_at" IS NULL)),
  CONSTRAINT "outbox_attempts_not_negative" CHECK ("attempts" >= 0),
  CONSTRAINT "outbox_failure_length" CHECK (char_length("failure") <= 500),
  CONSTRAINT "outbox_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "outbox_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "outbox_key_key" ON "outbox" ("key");
CREATE INDEX "outbox_due_at_idx" ON "outbox" ("due_at") WHERE "state" = 'waiting';

GRANT SELECT, INSERT, UPDATE, DELETE ON "alert_rule" TO crossover_app;
GRANT SELECT, INSERT ON "alert" TO crossover_app;
GRANT SELECT, INSERT ON "notification" TO crossover_app;
GRANT UPDATE ("read_at") ON "notification" TO crossover_app;
GRANT SELECT, INSERT, DELETE ON "webhook" TO crossover_app;
GRANT SELECT, INSERT, DELETE ON "report_schedule" TO crossover_app;
GRANT SELECT, INSERT, UPDATE ON "outbox" TO crossover_app;

ALTER TABLE "alert_rule" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "alert" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notification" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "webhook" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "report_schedule" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;

CREATE POLICY "all" ON "alert_rule" FOR ALL TO crossover_app USING (app_role() IN ('analyst', 'admin'));

CREATE POLICY "read" ON "alert" FOR SELECT TO crossover_app
  USING (app_role() IN ('analyst', 'leader', 'admin') OR "team_id" = ANY (app_teams()));
CREATE POLICY "insert" ON "alert" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));

-- A member who moved to another team no longer sees what the old one was told.
CREATE POLICY "read" ON "notification" FOR SELECT TO crossover_app
  USING ("user_id"::text = app_user() AND (app_role() IN ('analyst', 'leader', 'admin') OR "team_id" = ANY (app_teams())));
CREATE POLICY "insert" ON "notification" FOR INSERT TO crossover_app WITH CHECK (app_role() IN ('analyst', 'admin'));
-- Whether one has read something is no business row: leaders mark it too.
CREATE POLICY "update" ON "notification" FOR UPDATE TO crossover_app USING ("user_id"::text = app_user());

CREATE POLICY "all" ON "webhook" FOR ALL TO crossover_app USING (app_role() IN ('analyst', 'admin'));
CREATE POLICY "all" ON "report_schedule" FOR ALL TO crossover_app USING (app_role() IN ('analyst', 'admin'));
CREATE POLICY "all" ON "outbox" FOR ALL TO crossover_app USING (app_role() IN ('analyst', 'admin'));
