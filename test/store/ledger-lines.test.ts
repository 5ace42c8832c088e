import { expect, test } from "vitest";
import { Conflict, NotFound } from "@/lib/errors";
import type { LedgerLine } from "@/lib/schema/ledger-line";
import { getLedgerMonth, readLedgerLines } from "@/lib/store/ledger-lines";
import { testDatabase } from "../database";
import { insertBatch } from "./ledger-month";

const { owner, scopeFor, teams, users } = await testDatabase();
const analyst = scopeFor("analyst");
const vision = `team:${teams.vision}`;
const month = "2026-10";

const first = await insertBatch(owner, {
  month,
  userId: users.analyst.id,
  lines: [
    { owner: vision, effective: "100.100000000000000003", billed: "90", tags: { team: "vision" } },
    { owner: `team:${teams.search}`, effective: "-3", charge: "adjustment", list: null, resource: "CANARY-SEARCH" },
    { effective: "0.000000000000000001", review: "waiting" },
  ],
});
await insertBatch(owner, {
  month,
  userId: users.analyst.id,
  currency: "EUR",
  correctsMonth: "2026-09",
  lines: [{ effective: "7" }],
});
await insertBatch(owner, { month, userId: users.analyst.id, status: "replaced", lines: [{ effective: "1000" }] });
await owner.query(`UPDATE import_file SET found = '{"columns":[{"name":"SkuId","target":null},{"name":"BilledCost","target":"billed"}]}'
  WHERE id = (SELECT file_id FROM import_batch WHERE id = '${first}')`);

async function read(scope = analyst, piece = 2): Promise<LedgerLine[]> {
  const { batches } = await getLedgerMonth(scope, month);
  const lines: LedgerLine[] = [];
  for await (const some of readLedgerLines(scope, { month, batches, piece })) lines.push(...some);
  return lines;
}

test("every line of every batch that counts, to the last digit, in pieces of two", async () => {
  const lines = await read();
  expect(lines.map(({ effective, list, currency }) => [effective, list, currency])).toEqual([
    ["100.100000000000000003", "100.100000000000000003", "USD"],
    ["-3", null, "USD"],
    ["0.000000000000000001", "0.000000000000000001", "USD"],
    ["7", "7", "EUR"],
  ]);
  expect(lines[0]).toMatchObject({
    team: "Vision",
    billed: "90",
    tags: { team: "vision" },
    other: {},
    billingMonth: month,
    chargeStart: "2026-10-01T00:00:00Z",
    chargeEnd: "2026-10-02T00:00:00Z",
    correctsMonth: null,
  });
  expect(lines[3]?.correctsMonth).toBe("2026-09");
});

test("the columns that the month's files have besides are named", async () => {
  expect((await getLedgerMonth(analyst, month)).otherColumns).toEqual(["SkuId"]);
});

test("a month that the ledger does not have", async () => {
  await expect(getLedgerMonth(analyst, "2020-01")).rejects.toThrow(NotFound);
});

test("another team's lines are not there for a manager", async () => {
  const seen = await read(scopeFor("manager"));
  expect(seen.map(({ team, effective }) => [team, effective])).toEqual([["Vision", "100.100000000000000003"]]);
});

test("a batch that lost a line is not taken for a whole one", async () => {
  const { batches } = await getLedgerMonth(analyst, month);
  const more = batches.map(({ id, lines }) => ({ id, lines: lines + 1n }));
  const reading = async () => {
    for await (const _ of readLedgerLines(analyst, { month, batches: more }));
  };
  await expect(reading()).rejects.toThrow(Conflict);
});

test("an undo while it is read breaks it off", async () => {
  const { batches } = await getLedgerMonth(analyst, month);
  const pieces = readLedgerLines(analyst, { month, batches, piece: 2 });
  await pieces.next();
  await owner.query("UPDATE import_batch SET status = 'undone' WHERE id = $1", [first]);
  const rest = async () => {
    for await (const _ of pieces);
  };
  await expect(rest()).rejects.toThrow("changed while they were read");
});
