import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type ImportedRow, readWorkloadFile } from "@/lib/import/workload-csv";
import { checkOf, digestOf, packUndo, unpackUndo, uploadedText } from "@/lib/import/workload-upload";

const vision = { id: "01890a5d-ac96-774b-bcce-b302099a8057", name: "Vision" };
const h100 = { id: "01890a5d-ac96-774b-bcce-b302099a8058", name: "H100" };
const header = "name,team,kind,runs_on,gpu_hours_per_month";

function fileOf(lines: string[]) {
  return readWorkloadFile([header, ...lines].join("\n"), { teams: [vision], supplies: [h100], workloads: [] });
}

function rowsOf(lines: string[]): readonly ImportedRow[] {
  const file = fileOf(lines);
  return file.ok ? file.rows : [];
}

describe("uploadedText", () => {
  const read = (bytes: Uint8Array<ArrayBuffer>) => uploadedText({ file: new Blob([bytes]) });
  const zipped = (text: string) => new Uint8Array(gzipSync(text));

  test("compressed and plain files read the same", async () => {
    expect(await read(zipped("name,é"))).toEqual({ ok: true, text: "name,é" });
    expect(await read(new TextEncoder().encode("name,é"))).toEqual({ ok: true, text: "name,é" });
  });

  test("100 MB squeezed into 100 KB are refused without being held", async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(100_000_000, 97)));
    expect(bomb.length).toBeLessThan(150_000);
    expect(await read(bomb)).toMatchObject({ ok: false });
  });

  test("a compressed file that was cut is refused", async () => {
    expect(await read(zipped("name,team").slice(0, 12))).toMatchObject({ ok: false });
  });
});

describe("checkOf", () => {
  test("2 lines to create, 1 rejected of 3, with line, column and value", () => {
    const check = checkOf(
      fileOf(["a,Vision,fine-tuning,H100,1", "b,Vision,fine-tuning,H100,-1", "c,Vision,fine-tuning,H100,2"]),
    );
    expect(check).toMatchObject({ ok: true, lines: 3, create: 2, update: 0, unchanged: 0, rejectedLines: 1 });
    expect(check.ok && check.rejections.map(({ line, column, value }) => [line, column, value])).toEqual([
      [3, "gpu_hours_per_month", "-1"],
    ]);
  });

  test("at most 20 lines are shown", () => {
    const check = checkOf(fileOf(Array.from({ length: 30 }, (_, index) => `w${index},Vision,fine-tuning,H100,1`)));
    expect(check.ok && check.preview.length).toBe(20);
  });
});

test("the digest stands for what would be written: another value is another digest, another rejected line is not", () => {
  const first = digestOf(rowsOf(["a,Vision,fine-tuning,H100,1", "b,,,,"]));
  expect(digestOf(rowsOf(["a,Vision,fine-tuning,H100,1", "b,,,,x"]))).toBe(first);
  expect(digestOf(rowsOf(["a,Vision,fine-tuning,H100,2"]))).not.toBe(first);
});

test("an undo survives its way to the browser and back; anything else is nothing", () => {
  const undo = { importId: vision.id, importedAt: "2026-11-23T12:00:00.000Z", created: [h100.id], updated: [] };
  expect(unpackUndo(packUndo(undo))).toEqual(undo);
  for (const other of ["", "????", Buffer.from("{}").toString("base64"), gzipSync("{}").toString("base64")]) {
    expect(unpackUndo(other)).toBeNull();
  }
});
