import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { expireImports } from "@/lib/import/job/expire-imports";
import { getImport } from "@/lib/store/import-detail";
import { testDatabase } from "../database";
import { commitStaged, focusCsv, importsFolder, stagedImport } from "./import-fixtures";

const { owner, scopeFor } = await testDatabase();
const analyst = scopeFor("analyst");
afterAll(() => rm(importsFolder, { recursive: true, force: true }));

test("a checked file waits 14 days, counted from the frozen 23 November: then its files go and its list says why", async () => {
  const staged = [];
  for (const source of ["old", "young", "committed"]) {
    staged.push(await stagedImport(analyst, { source, csv: focusCsv([{ day: "2026-10-01", billed: "1" }]) }));
  }
  const [old, young, committed] = staged;
  if (!old || !young || !committed) throw new Error("nothing staged");
  await commitStaged(analyst, committed);
  const since = (id: string, instant: string) =>
    owner.query("UPDATE import_file SET updated_at = $2 WHERE id = $1", [id, instant]);
  await since(old.id, "2026-11-09T11:59:59Z");
  await since(young.id, "2026-11-09T12:00:01Z");
  await since(committed.id, "2026-01-01T00:00:00Z");

  expect(await expireImports()).toBe(1);
  expect(await getImport(analyst, old.id)).toMatchObject({
    status: "cancelled",
    failure: "It waited 14 days without being switched on, so its file was removed. Send it again.",
  });
  expect((await getImport(analyst, young.id)).status).toBe("staged");
  expect((await getImport(analyst, committed.id)).status).toBe("committed");
  expect([old, young].map(({ workFolder }) => existsSync(workFolder))).toEqual([false, true]);
  const { rows } = await owner.query(
    "SELECT action, detail->>'reason' AS reason FROM audit_event WHERE entity_id = $1 ORDER BY id DESC LIMIT 1",
    [old.id],
  );
  expect(rows).toEqual([{ action: "import.cancelled", reason: expect.stringContaining("14 days") }]);
  expect(await expireImports()).toBe(0);
}, 60_000);
