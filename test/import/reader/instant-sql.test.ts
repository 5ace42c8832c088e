import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { instantOf } from "../../../lib/import/reader/instant-sql";
import { literal } from "../../../lib/import/reader/sql-text";

async function readBySql(cells: readonly string[]): Promise<unknown[]> {
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
  const values = cells.map((cell, index) => `(${index}, ${literal(cell)})`).join(", ");
  const reader = await connection.runAndReadAll(
    `SELECT CAST(${instantOf("cell")} AS VARCHAR) FROM (VALUES ${values}) AS given(n, cell) ORDER BY n`,
  );
  connection.closeSync();
  return reader.getRows().map(([value]) => value);
}

test("the form of FOCUS is read, and what only looks like it is not", async () => {
  const cells = {
    "2026-10-03T05:06:07Z": "2026-10-03 05:06:07",
    "2099-12-31T23:59:59Z": "2099-12-31 23:59:59",
    "2026-02-29T00:00:00Z": null,
    "1999-12-31T00:00:00Z": null,
    "20260-1-01T00:00:00Z": null,
    "2026-1-01T00:00:001Z": null,
    "2026-10-03T05:06:1.Z": null,
    "2026-10-03T 5:06:07Z": null,
    "2026-10-03T05:06:é7Z": null,
    " 2026-10-03T05:06:07Z ": "2026-10-03 05:06:07",
    "2026-10-03T05:06:07.000Z": "2026-10-03 05:06:07",
  };
  expect(await readBySql(Object.keys(cells))).toEqual(Object.values(cells));
});
