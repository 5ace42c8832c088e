import { expect, test } from "vitest";
import { openMonths } from "@/lib/store/batch-periods";
import { testDatabase } from "../database";

const { owner, scopeFor } = await testDatabase();

test("a month is opened while others read the ledger and write another month, and none of them waits", async () => {
  await openMonths(scopeFor("analyst"), ["2031-01"]);
  await owner.query("BEGIN");
  await owner.query("SELECT count(*) FROM cost_line, cost_fact, cost_rollup");
  await owner.query("LOCK TABLE cost_line_2031_01, cost_fact_2031_01, cost_rollup_2031_01 IN ROW EXCLUSIVE MODE");
  await openMonths(scopeFor("analyst"), ["2031-02"]);
  await owner.query("ROLLBACK");

  const shape = (table: string) =>
    owner.query(
      `SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum`,
      [table],
    );
  const rules = (table: string) =>
    owner.query(
      "SELECT contype, pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conrelid = $1::regclass ORDER BY 1, 2",
      [table],
    );
  for (const parent of ["cost_line", "cost_fact", "cost_rollup"]) {
    const partition = `${parent}_2031_02`;
    const { rows } = await owner.query(
      "SELECT inhparent::regclass::text AS parent FROM pg_inherits WHERE inhrelid = $1::regclass",
      [partition],
    );
    expect(rows).toEqual([{ parent }]);
    expect((await shape(partition)).rows).toEqual((await shape(parent)).rows);
    expect((await rules(partition)).rows).toEqual((await rules(parent)).rows);
  }
}, 10_000);
