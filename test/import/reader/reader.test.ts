import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { checkFile } from "../../../lib/import/reader/reader";
import type { CheckInput } from "../../../lib/import/reader/reader-job";
import { readStage } from "../../../lib/import/reader/stage-reader";
import { UnreadableFile } from "../../../lib/import/reader/unreadable-file";
import { focusCsv, inFolder } from "./checked";

vi.setConfig({ testTimeout: 120_000 });

async function inputFor(folder: string, text: string): Promise<CheckInput> {
  const path = join(folder, "upload");
  await writeFile(path, text);
  const workFolder = join(folder, "work");
  return {
    path,
    name: "bill.csv",
    kind: "focus",
    source: { name: "s" },
    workFolder,
    period: null,
    reportingCurrency: "USD",
    workloads: [],
  };
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/** 150,000 lines, so that copying takes more than one part. */
const longCsv = `${focusCsv({})}${`\n${focusCsv({}).split("\n")[1]}`.repeat(149_999)}`;

test("checks, lists and copies in a process of its own, and leaves the stage only", async () => {
  await inFolder(async (folder) => {
    const input = await inputFor(folder, focusCsv({}, { BilledCost: "x" }));
    const check = await checkFile(input);
    expect(check).toMatchObject({ accepted: 1, rejected: 1 });
    const stage = readStage(input.workFolder);
    const rejects = [];
    for await (const each of stage.rejects()) rejects.push(each);
    expect(rejects).toEqual(check.rejects);
    expect(await stage.facts("2026-10")).toMatchObject([
      { factNo: 1, facts: { tags: { team: "vision" } }, billed: "1.5" },
    ]);
    const owners = [{ factNo: 1, owner: "team:t", mappingRule: "m" }];
    const text = await textOf(stage.copy("copy-lines", { month: "2026-10", batchId: "b", owners }));
    await stage.close();
    expect(text).toMatch(/^2026-10-01\tb\t2\t1\tteam:t\tm\t.*\n$/);
    expect((await readdir(input.workFolder)).sort()).toEqual(["lines.parquet", "stage.duckdb"]);
    expect((await stat(input.workFolder)).mode & 0o777).toBe(0o700);
  });
});

test("a file that cannot be taken leaves nothing", async () => {
  await inFolder(async (folder) => {
    const input = await inputFor(folder, "%PDF-1.7");
    await expect(checkFile(input)).rejects.toThrow(UnreadableFile);
    expect(await readdir(input.workFolder)).toEqual([]);
  });
});

test("limits of time, memory and disk stop it, with the reason", async () => {
  await inFolder(async (folder) => {
    const input = await inputFor(folder, longCsv);
    await expect(checkFile({ ...input, limits: { seconds: 0 } })).rejects.toThrow(
      "Reading the file took longer than 0 seconds.",
    );
    await expect(checkFile({ ...input, limits: { memoryBytes: 1 } })).rejects.toThrow(
      "Reading the file needs more than 0 MB of memory.",
    );
    await expect(checkFile({ ...input, limits: { folderBytes: 1_000_000 } })).rejects.toThrow(UnreadableFile);
    expect(await readdir(input.workFolder)).toEqual([]);
  });
});

test("an abort ends the process and leaves nothing", async () => {
  await inFolder(async (folder) => {
    const input = await inputFor(folder, longCsv);
    const abort = new AbortController();
    const checking = checkFile(input, { signal: abort.signal, onProgress: () => abort.abort(new Error("cancelled")) });
    await expect(checking).rejects.toThrow("cancelled");
    expect(await readdir(input.workFolder)).toEqual([]);
  });
});

test("a copy that is stopped midway fails instead of ending; whole, it has every line", async () => {
  await inFolder(async (folder) => {
    const input = await inputFor(folder, longCsv);
    expect((await checkFile(input)).totals.USD?.billed).toBe("225000");
    const copy = { month: "2026-10", batchId: "b", owners: [] };
    const abort = new AbortController();
    const reading = async () => {
      const stage = readStage(input.workFolder, { signal: abort.signal });
      for await (const _ of stage.copy("copy-lines", copy)) abort.abort(new Error("cancelled"));
    };
    await expect(reading()).rejects.toThrow("cancelled");
    const stage = readStage(input.workFolder);
    // An answer that is given up ends its process; the next question starts another.
    for await (const _ of stage.copy("copy-lines", copy)) break;
    expect((await textOf(stage.copy("copy-lines", copy))).split("\n")).toHaveLength(150_001);
    await stage.close();
    expect((await readdir(input.workFolder)).sort()).toEqual(["lines.parquet", "stage.duckdb"]);
  });
});
