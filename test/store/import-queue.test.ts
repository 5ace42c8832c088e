import { rm } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { requireCommittable } from "@/lib/store/import-to-commit";
import { undoImport } from "@/lib/store/import-undo";
import { moveImport } from "@/lib/store/imports";
import { listImportsOfReason, sumReviewReasons } from "@/lib/store/review-groups";
import { listDeliveries } from "@/lib/store/source-deliveries";
import { testDatabase } from "../database";
import { focusCsv, importFile, importsFolder, type Line, stagedImport } from "./import-fixtures";

const { scopeFor } = await testDatabase();
const analyst = scopeFor("analyst");
afterAll(() => rm(importsFolder, { recursive: true, force: true }));

const reason = "a number in AvailabilityZone";

/** One plain line, and two that a number in their zone holds back. */
function bill(month: string): Line[] {
  return [
    { day: `${month}-01`, billed: "7" },
    { day: `${month}-02`, billed: "0.000000000000000001", zone: "1.5" },
    { day: `${month}-03`, billed: "100", effective: "-2.5", zone: "2" },
  ];
}

test("the queue sums lines by reason, 0.000000000000000001 + 100, over one import or all, until they are undone", async () => {
  const october = await importFile(analyst, { source: "AWS", csv: focusCsv(bill("2026-10")) });
  const november = await importFile(analyst, { source: "AWS", csv: focusCsv(bill("2026-11")) });
  const one = { review: "waiting", importId: october.id } as const;
  const all = { review: "waiting", importId: null } as const;
  const sum = {
    reason,
    currency: "USD",
    lines: 2,
    billed: "100.000000000000000001",
    effective: "-2.499999999999999999",
  };
  expect(await sumReviewReasons(analyst, one)).toEqual([sum]);
  expect(await sumReviewReasons(analyst, all)).toEqual([
    { ...sum, lines: 4, billed: "200.000000000000000002", effective: "-4.999999999999999998" },
  ]);
  expect(await sumReviewReasons(analyst, { review: "refused", importId: null })).toEqual([]);
  expect(await listImportsOfReason(analyst, reason)).toEqual([october.id, november.id].sort());
  await undoImport(analyst, november.id);
  expect(await listImportsOfReason(analyst, reason)).toEqual([october.id]);
  expect(await sumReviewReasons(scopeFor("manager"), all)).toEqual([]);
});

test("a delivery is known at all and for its month, and not any more once it was undone", async () => {
  const { id } = await importFile(analyst, { source: "Azure", csv: focusCsv([{ day: "2026-09-01", billed: "1" }]) });
  const ofAzure = async (month: string) =>
    (await listDeliveries(analyst, month)).filter(({ monthDeliveredAt }) => monthDeliveredAt !== null);
  const [delivery] = await ofAzure("2026-09");
  expect(delivery?.deliveredAt).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(delivery?.monthDeliveredAt).toBe(delivery?.deliveredAt);
  expect(await ofAzure("2026-08")).toEqual([]);
  await undoImport(analyst, id);
  expect(await ofAzure("2026-09")).toEqual([]);
});

test("a file is committed when it waits, and with rejected lines only when somebody accepts that", async () => {
  const good = { day: "2026-08-01", billed: "1" };
  const { id } = await stagedImport(analyst, { source: "GCP", csv: focusCsv([good, { ...good, billed: "1.2.3" }]) });
  await expect(requireCommittable(analyst, { id, acceptRejects: false })).rejects.toThrow(/1 rejected/);
  await requireCommittable(analyst, { id, acceptRejects: true });
  await moveImport(analyst, { id, from: ["staged"], to: "cancelled" });
  await expect(requireCommittable(analyst, { id, acceptRejects: true })).rejects.toThrow(/Only a checked file/);
});
