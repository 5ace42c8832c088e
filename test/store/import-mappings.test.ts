import { rm } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { Conflict } from "@/lib/errors";
import { listMappings, mapImport } from "@/lib/store/import-mappings";
import { listRejects } from "@/lib/store/import-rejects";
import { getImportJob } from "@/lib/store/imports";
import { testDatabase } from "../database";
import { commitStaged, focusCsv, importsFolder, stagedImport } from "./import-fixtures";

const { owner, scopeFor } = await testDatabase();
const analyst = scopeFor("analyst");
afterAll(() => rm(importsFolder, { recursive: true, force: true }));

const bill = (cost: string) => focusCsv([{ day: "2026-10-01", billed: cost }]);

test("a mapping is kept for its source and header, has the file checked again, and leaves an audit row", async () => {
  const staged = await stagedImport(analyst, { source: "Mapped", csv: bill("1") });
  const { sourceId } = await getImportJob(analyst, staged.id);
  // ServiceName stands for itself already: only what differs from the names is kept.
  const columns = { ListCost: null, ServiceName: "ServiceName" };
  await owner.query("INSERT INTO import_reject VALUES ($1, 2, 'ListCost', 'x', 'of the check before')", [staged.id]);
  await mapImport(analyst, { id: staged.id, columns });
  expect(await listRejects(analyst, { importId: staged.id, after: null, limit: 1 })).toEqual([]);
  expect(await listMappings(analyst, sourceId)).toEqual({ [staged.check.headerHash ?? ""]: { ListCost: null } });
  expect(await getImportJob(analyst, staged.id)).toMatchObject({ status: "checking", check: null });
  const { rows } = await owner.query("SELECT action, detail FROM audit_event WHERE entity_id = $1 ORDER BY id DESC", [
    staged.id,
  ]);
  expect(rows[0]).toEqual({ action: "import.map", detail: { source: "Mapped", columns: { ListCost: null } } });
  const other = await stagedImport(analyst, { source: "Another", csv: bill("2") });
  expect(await listMappings(analyst, (await getImportJob(analyst, other.id)).sourceId)).toEqual({});
  const again = await stagedImport(analyst, { source: "Mapped", csv: bill("3") });
  await mapImport(analyst, { id: again.id, columns: {} });
  expect(await listMappings(analyst, sourceId)).toEqual({});
});

test("one that the file cannot be read by is refused in words, and so is one for a file that counts", async () => {
  const staged = await stagedImport(analyst, { source: "Refused", csv: bill("4") });
  const map = (columns: Record<string, string | null>) => mapImport(analyst, { id: staged.id, columns });
  await expect(map({ ServiceName: "ListCost" })).rejects.toThrow("ListCost and ServiceName both stand for ListCost");
  await expect(map({ ChargePeriodStart: null })).rejects.toThrow("No column stands for ChargePeriodStart.");
  expect(await getImportJob(analyst, staged.id)).toMatchObject({ status: "staged" });
  await commitStaged(analyst, staged);
  await expect(map({ ListCost: null })).rejects.toThrow(Conflict);
});

test("nobody else sees the mappings of a source", async () => {
  const staged = await stagedImport(analyst, { source: "Unseen", csv: bill("5") });
  await mapImport(analyst, { id: staged.id, columns: { ListCost: null } });
  const { sourceId } = await getImportJob(analyst, staged.id);
  for (const role of ["manager", "leader"] as const) expect(await listMappings(scopeFor(role), sourceId)).toEqual({});
});
