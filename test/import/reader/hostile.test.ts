import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test, vi } from "vitest";
import { checkInto } from "../../../lib/import/reader/check-file";
import type { ReaderLimits } from "../../../lib/import/reader/limits";
import { checked, focusCsv, inFolder } from "./checked";

vi.setConfig({ testTimeout: 120_000 });

const csv = focusCsv({}, {});

function refusal(bytes: string | Uint8Array, limits: Partial<ReaderLimits> = {}): Promise<string> {
  return checked(bytes, async () => "taken", { limits }).catch((error: unknown) => {
    if (error instanceof Error && /^Un(readable|mapped)File$/.test(error.constructor.name)) return error.message;
    throw error;
  });
}

/** A zstd frame of blocks that say "so many times this byte": 4 bytes for 128 KB. */
function zstdBomb(blocks: number): Buffer {
  const frame = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58])];
  const size = 128 * 1024;
  for (let index = 0; index < blocks; index++) {
    const header = (size << 3) | (1 << 1) | (index === blocks - 1 ? 1 : 0);
    frame.push(Buffer.from([header & 0xff, (header >> 8) & 0xff, (header >> 16) & 0xff, 0x61]));
  }
  return Buffer.concat(frame);
}

/** A zstd frame that holds the bytes as they are. */
function zstdOf(text: string): Buffer {
  const bytes = Buffer.from(text);
  const header = (bytes.length << 3) | 1;
  return Buffer.concat([
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58, header & 0xff, (header >> 8) & 0xff, (header >> 16) & 0xff]),
    bytes,
  ]);
}

async function parquetOf(sql: string): Promise<Buffer> {
  return inFolder(async (folder) => {
    const path = join(folder, "made.parquet");
    const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
    await connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`);
    connection.closeSync();
    return readFile(path);
  });
}

const columns = `TIMESTAMP '2026-10-01' AS BillingPeriodStart, TIMESTAMP '2026-10-03' AS ChargePeriodStart, 'S3' AS ServiceName`;

describe("formats are told by their bytes", () => {
  test.each<[string, () => Uint8Array, string]>([
    ["csv", () => Buffer.from(csv), "csv"],
    ["gzip", () => gzipSync(csv), "csv.gz"],
    ["gzip in two members", () => Buffer.concat([gzipSync(csv.slice(0, 50)), gzipSync(csv.slice(50))]), "csv.gz"],
    ["zstd", () => zstdOf(csv), "csv.zst"],
  ])("%s", async (_, bytes, format) => {
    await checked(bytes(), async ({ check }) => {
      expect(check).toMatchObject({ format, accepted: 2, totals: { USD: { billed: "3" } } });
    });
  });

  test("Parquet: decimals to the last digit, instants, maps; floats with a warning", async () => {
    const bytes = await parquetOf(
      `SELECT 0.123456789012345678::DECIMAL(38,18) AS BilledCost, 1e-7::DOUBLE AS EffectiveCost, MAP {'team': 'vision'} AS Tags, ${columns}`,
    );
    await checked(bytes, async ({ check, rows }) => {
      expect(check).toMatchObject({
        format: "parquet",
        totals: { USD: { billed: "0.123456789012345678", effective: "0.0000001" } },
      });
      expect(check.warnings.map(({ column, reason }) => `${column} ${reason}`)).toContain(
        "EffectiveCost is kept as binary floating point; its shortest text is taken",
      );
      expect(check.warnings.some(({ reason }) => reason.includes("time zone"))).toBe(false);
      expect(await rows("copy-lines", { month: "2026-10" })).toMatchObject([
        { line_no: "1", tags: '{"team":"vision"}' },
      ]);
    });
  });
});

describe("files that cannot be taken say why", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["nothing", "", "The file is empty."],
    ["only a mark", "\uFEFF", "The first line is empty; it has to name the columns."],
    ["only a header", csv.split("\n")[0] ?? "", "The file has column names but no lines below them."],
    [
      "a workbook",
      Buffer.from("504b030414000600", "hex"),
      "The file is an Excel workbook or a ZIP archive. Send CSV (plain, gzip or zstd) or Parquet.",
    ],
    ["a PDF", "%PDF-1.7", "The file is a PDF. Send CSV (plain, gzip or zstd) or Parquet."],
    [
      "UTF-16",
      Buffer.from(`\uFEFF${csv}`, "utf16le"),
      "The file is UTF-16 text, not UTF-8. Send CSV (plain, gzip or zstd) or Parquet.",
    ],
    ["UTF-16 without a mark", Buffer.from(csv, "utf16le"), "The file is not text: its first line holds NUL bytes."],
    ["Latin-1 names", Buffer.from("Größe,b\n1,2", "latin1"), "The file is not UTF-8 text. Save it as CSV UTF-8."],
    ["semicolons", csv.replaceAll(",", ";"), "The columns have to be separated by commas."],
    ["a column twice", "BilledCost,billedcost\n1,2", "The column billedcost stands twice."],
    [
      "a column under two names",
      csv.replace("EffectiveCost", "Billed_Cost"),
      "The columns BilledCost and Billed_Cost both name BilledCost.",
    ],
    ["a column without name", "BilledCost,,c\n1,2,3", "Column 2 has no name."],
    [
      "no FOCUS",
      "a,b\n1,2",
      "The file has no column with values for BilledCost or EffectiveCost, BillingPeriodStart, ChargePeriodStart. None of its columns is one of FOCUS.",
    ],
    [
      "another dataset",
      "InvoiceDetailId,BilledCost,BillingPeriodStart\n1,2,2026-10-01",
      "The file has no column with values for ChargePeriodStart. It looks like the FOCUS dataset Invoice Detail; Cost and Usage is wanted.",
    ],
    [
      "10,000 columns",
      Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(","),
      "The file has 10000 columns; at most 1000 are taken.",
    ],
    ["a first line of 1 MB", "a".repeat(1_000_000), "The first line is too long to be names of columns."],
    ["gzip cut off", gzipSync(csv).subarray(0, 120), "The compressed file is damaged or cut off after"],
    ["gzip with a wrong byte", flipped(gzipSync(csv)), "The compressed file is damaged or cut off after"],
    ["zstd cut off", zstdOf(csv).subarray(0, 200), "The compressed file is damaged or cut off after"],
    ["Parquet of nothing", "PAR1PAR1", "The Parquet file is cut off: its end is missing."],
    ["Parquet of noise", `PAR1${"x".repeat(100)}PAR1`, "The Parquet file is damaged: it cannot be read to its end."],
  ])("%s", async (_, bytes, message) => {
    expect(await refusal(bytes)).toContain(message);
  });

  test("a gzip bomb stops at the size and at the ratio", async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(`${csv}\n`), Buffer.alloc(90_000_000, "\n")]));
    expect(await refusal(bomb, { inflatedBytes: 1_000_000 })).toBe(
      "The compressed file holds more than 1000000 bytes of text.",
    );
    expect(await refusal(bomb)).toBe("The compressed file holds more than 300 times its size.");
  });

  test("a zstd bomb of 4 bytes for 128 KB stops at the ratio", async () => {
    const bomb = Buffer.concat([zstdOf(`${csv}\n`), zstdBomb(2000)]);
    expect(await refusal(bomb)).toBe("The compressed file holds more than 300 times its size.");
  });

  test("costs that sum beyond 38 digits", async () => {
    const nines = { BilledCost: "9".repeat(20) };
    expect(await refusal(focusCsv(nines, nines))).toBe(
      "The costs of the file sum to more than 20 digits before the decimal point.",
    );
    expect(await refusal(focusCsv({ BilledCost: "9e19" }, { BilledCost: "6e19" }))).toBe(
      "The costs of the file sum to more than 20 digits before the decimal point.",
    );
  });

  test("more lines or different facts than are taken", async () => {
    expect(await refusal(csv, { rows: 1 })).toBe("The file has more than 1 lines. Split it by month.");
    expect(await refusal(focusCsv({}, { ResourceId: "other" }), { facts: 1 })).toContain("2 different combinations");
  });
});

describe("lines that cannot be taken are rejected alone", () => {
  test("a field of 1 MB, a NUL, bytes that are no UTF-8, another number of fields", async () => {
    const [header, line] = csv.split("\n");
    const bytes = Buffer.concat([
      Buffer.from(
        `${header}\n${line}\n${line?.replace("r-1", "x".repeat(1_000_000))}\n${line?.replace("r-1", "a\0b")}\n`,
      ),
      Buffer.from(`${line?.replace("r-1", "é")}\n`, "latin1"),
      Buffer.from(`1,2,3\n${line}`),
    ]);
    await checked(bytes, async ({ check }) => {
      expect(check.accepted).toBe(2);
      expect(check.rejects.map(({ line: at, reason }) => [at, reason])).toEqual([
        [3, "longer than 524288 bytes"],
        [4, "holds a NUL byte"],
        [5, "not UTF-8 text"],
        [6, "has 3 fields, the header has 15"],
      ]);
    });
  });

  test("SQL, formulas and paths in names and values stay text", async () => {
    const name = `'; DROP TABLE fact; --"x`;
    const odd = { [name]: "../../etc/passwd", ResourceId: `'); SELECT 1; --`, ServiceName: "=cmd|' /C calc'!A1" };
    await checked(focusCsv(odd), async ({ rows }) => {
      const [found] = await rows("copy-lines", { month: "2026-10" });
      expect(found).toMatchObject({ resource_id: odd.ResourceId, service: odd.ServiceName });
      expect(JSON.parse(found?.other ?? "")).toEqual({ [name]: "../../etc/passwd" });
    });
  });

  test("a folder with quotes and stars in its name", async () => {
    await inFolder(async (folder) => {
      const workFolder = join(folder, "it's [a] * {b}");
      await mkdir(workFolder);
      const path = join(workFolder, "upload");
      await writeFile(path, csv);
      const check = await checkInto(
        {
          path,
          name: "../../x",
          kind: "focus",
          source: { name: "s" },
          workFolder,
          period: null,
          reportingCurrency: "USD",
          workloads: [],
        },
        () => undefined,
      );
      expect(check.accepted).toBe(2);
      expect((await readdir(workFolder)).sort()).toEqual(["lines.parquet", "stage.duckdb", "upload"]);
    });
  });

  test("a Parquet column of long texts stays within its groups", async () => {
    const bytes = await parquetOf(
      `SELECT 1.5 AS BilledCost, repeat('x', 100000) AS x_note, ${columns} FROM range(2000)`,
    );
    await checked(bytes, async ({ check }) => expect(check.accepted).toBe(2000));
  });
});

function flipped(bytes: Buffer): Buffer {
  const found = Buffer.from(bytes);
  const middle = Math.floor(found.length / 2);
  found[middle] = (found[middle] ?? 0) ^ 0xff;
  return found;
}

test("zstd as its own tool packs it, if there is one", async () => {
  let packed: Buffer;
  try {
    packed = execFileSync("zstd", ["-q", "-c", "-19"], { input: csv });
  } catch {
    return;
  }
  await checked(packed, async ({ check }) => expect(check).toMatchObject({ format: "csv.zst", accepted: 2 }));
});
