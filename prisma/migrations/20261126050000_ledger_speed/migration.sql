-- What a file has besides is written with every line and read only by an export. As json it is kept as it came and only
-- checked; taking it apart into jsonb cost a fifth of the time of a COPY.
ALTER TABLE "cost_line" ALTER COLUMN "other" DROP DEFAULT;
ALTER TABLE "cost_line" ALTER COLUMN "other" TYPE JSON USING "other"::json;
ALTER TABLE "cost_line" ALTER COLUMN "other" SET DEFAULT '{}';
