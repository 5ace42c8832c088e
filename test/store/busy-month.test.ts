import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Conflict } from "@/lib/errors";
import { allocationRules } from "@/lib/schema/allocation-rules";
import { getAllocationRules, saveAllocationRules } from "@/lib/store/allocation-rules";
import { closeMonth } from "@/lib/store/period-close";
import { listPeriods, startReview } from "@/lib/store/periods";
import { testDatabase } from "../database";
import { insertBatch } from "./ledger-month";

const { owner, scopeFor, url, users } = await testDatabase();
const analyst = scopeFor("analyst");
const month = "2026-10";

/** Stands for an import that takes long: it holds its source's turn and its month until its transaction ends. */
const importing = new Client({ connectionString: url });
beforeAll(() => importing.connect());
afterAll(() => importing.end());

test("while a long import is written, closing its month and saving rules are refused in plain words and change nothing", async () => {
  await insertBatch(owner, { month, userId: users.analyst.id, lines: [{ effective: "10" }] });
  await startReview(analyst, month);
  await importing.query("BEGIN");
  await importing.query(
    "SELECT pg_advisory_xact_lock(hashtextextended('crossover.import ' || id, 0)) FROM bill_source",
  );
  await importing.query("SELECT FROM billing_period WHERE month = '2026-10-01' FOR SHARE");
  const rules = allocationRules.parse({ pools: [], mapping: [], sharing: [], shareIdle: false });
  const [closing, saving] = await Promise.allSettled([
    closeMonth(analyst, month),
    saveAllocationRules(analyst, { rules, note: "", seenVersion: 0 }),
  ]);
  expect(closing).toMatchObject({
    status: "rejected",
    reason: new Conflict("An import into 2026-10 is being written; try again in a moment."),
  });
  expect(saving).toMatchObject({
    status: "rejected",
    reason: new Conflict("An import is being written; the rules can be saved when it is done. Try again in a moment."),
  });
  expect(await listPeriods(analyst)).toMatchObject([{ month, state: "review", version: 0 }]);
  expect((await getAllocationRules(analyst)).version).toBe(0);

  await importing.query("COMMIT");
  expect(await saveAllocationRules(analyst, { rules, note: "", seenVersion: 0 })).toMatchObject({ version: 1 });
  await owner.query("UPDATE bill_source SET expected = false");
  expect(await closeMonth(analyst, month)).toMatchObject({ version: 1, total: "10" });
});
