-- What the columns of a source's files stand for, where their names do not say it.

-- One row for each header that a source has sent: files with the same names of columns are mapped in the same way.
CREATE TABLE "import_mapping" (
  "source_id" UUID NOT NULL,
  -- Of the names of the columns, in any order (lib/import/column-mapping.ts).
  "header_hash" TEXT NOT NULL,
  -- By name of the file's column: the column that it stands for, or null where it stands for none.
  "columns" JSONB NOT NULL,
  "updated_by_id" UUID NOT NULL,
  "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("source_id", "header_hash"),
  CONSTRAINT "import_mapping_header_hash_form" CHECK ("header_hash" ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "import_mapping_columns_object" CHECK (jsonb_typeof("columns") = 'object' AND octet_length("columns"::text) <= 262144),
  CONSTRAINT "import_mapping_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "bill_source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "import_mapping_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

GRANT SELECT, INSERT, UPDATE, DELETE ON "import_mapping" TO crossover_app;

ALTER TABLE "import_mapping" ENABLE ROW LEVEL SECURITY;

CREATE POLICY "read" ON "import_mapping" FOR SELECT TO crossover_app USING (app_role() IN ('analyst', 'admin'));
CREATE POLICY "write" ON "import_mapping" FOR ALL TO crossover_app USING (app_role() IN ('analyst', 'admin'));
