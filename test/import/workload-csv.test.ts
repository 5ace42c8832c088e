import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportWorkloads, workloadTemplate } from "@/lib/format/workload-csv";
import { readWorkloadFile, textOf } from "@/lib/import/workload-csv";
import { type Workload, workloadFields } from "@/lib/schema/workload";

const vision = { id: "01890a5d-ac96-774b-bcce-b302099a8057", name: "Vision" };
const h100 = { id: "01890a5d-ac96-774b-bcce-b302099a8058", name: "H100 on demand" };

const pretrain: Workload = {
  id: "01890a5d-ac96-774b-bcce-b302099a8059",
  name: "vit-pretrain-l",
  teamId: vision.id,
  teamName: vision.name,
  kind: "large-model-training",
  supplyId: h100.id,
  supplyName: h100.name,
  supplyKind: "cloud",
  gpuHoursMonthly: 4180,
  peakToMean: 1.4,
  growthAnnual: 0.07,
  utilisation: 0.71,
  latencyMs: null,
  datasetTb: 46,
  egressGbMonthly: 3200,
  faultTolerant: false,
  residency: null,
  variability: "steady",
  parametersBillion: 1.2,
  notes: "",
  createdAt: "2026-01-05T09:00:00.000Z",
  updatedAt: "2026-10-05T09:00:00.000Z",
  archivedAt: null,
};

const references = { teams: [vision], supplies: [h100], workloads: [pretrain] };
const header = "name,team,kind,runs_on,gpu_hours_per_month";
const read = (text: string, given: Partial<typeof references> = {}) =>
  readWorkloadFile(text, { ...references, ...given });

function rowsOf(text: string, given: Partial<typeof references> = {}) {
  const file = read(text, given);
  if (!file.ok) throw new Error(file.reason);
  return file.rows;
}

function problemsOf(text: string) {
  return rowsOf(text).flatMap((row) => (row.outcome === "reject" ? row.problems : []));
}

describe("readWorkloadFile", () => {
  test("a new name is created, with the defaults for columns that the file lacks", () => {
    const [row] = rowsOf(`${header}\nocr,vision,Batch inference,H100 on demand,120.5\n`);
    expect(row).toMatchObject({
      line: 2,
      outcome: "create",
      input: {
        name: "ocr",
        teamId: vision.id,
        kind: "batch-inference",
        gpuHoursMonthly: 120.5,
        peakToMean: 1,
        notes: "",
      },
    });
  });

  test("a known name is updated, and keeps what the file has no column for", () => {
    const [row] = rowsOf(`${header}\nvit-pretrain-l,Vision,fine-tuning,H100 on demand,4180`);
    expect(row).toMatchObject({ outcome: "update", input: { kind: "fine-tuning", utilisation: 0.71, datasetTb: 46 } });
  });

  test("a line that says what is known already changes nothing; an archived workload comes back", () => {
    const line = `${header}\nvit-pretrain-l,Vision,large-model-training,H100 on demand,4180`;
    expect(rowsOf(line)[0]?.outcome).toBe("unchanged");
    const archived = { ...pretrain, archivedAt: "2026-11-01T00:00:00.000Z" };
    expect(rowsOf(line, { workloads: [archived] })[0]?.outcome).toBe("update");
  });

  test("7 % growth and 71 % utilisation are 0.07 and 0.71", () => {
    const [row] = rowsOf(
      `${header},growth_percent_per_year,utilisation_percent\nocr,Vision,batch-inference,H100 on demand,1,7%,71`,
    );
    expect(row).toMatchObject({ input: { growthAnnual: 0.07, utilisation: 0.71 } });
  });

  test.each([
    ["NaN", "gpu_hours_per_month", "Must be a number from 0 to 1 billion, written like 1250.5."],
    ["-1", "gpu_hours_per_month", "Must be a number from 0 to 1 billion, written like 1250.5."],
    ["Infinity", "gpu_hours_per_month", "Must be a number from 0 to 1 billion, written like 1250.5."],
    ["1e999", "gpu_hours_per_month", "Must be a number from 0 to 1 billion, written like 1250.5."],
    ["0x10", "gpu_hours_per_month", "Must be a number from 0 to 1 billion, written like 1250.5."],
    ['"1,200"', "gpu_hours_per_month", "Must be a number from 0 to 1 billion, written like 1250.5."],
    ["", "gpu_hours_per_month", "Must be a number from 0 to 1 billion, written like 1250.5."],
  ])("GPU-hours %s are rejected with line, column and rule", (cell, column, reason) => {
    const [problem] = problemsOf(`${header}\nocr,Vision,fine-tuning,H100 on demand,${cell}`);
    expect(problem).toEqual({ line: 2, column, value: cell.replaceAll('"', ""), reason });
  });

  test("every problem of a line is named", () => {
    const problems = problemsOf(`${header}\n,Sales,sorting,Abacus,x`);
    expect(problems.map((problem) => [problem.column, problem.value, problem.reason])).toEqual([
      ["name", "", "Must be 1 to 80 characters."],
      ["team", "Sales", "There is no team of this name."],
      ["kind", "sorting", "Choose one of the ten kinds."],
      ["runs_on", "Abacus", "There is no supply of this name in the price book."],
      ["gpu_hours_per_month", "x", "Must be a number from 0 to 1 billion, written like 1250.5."],
    ]);
  });

  test("a name that stands twice is rejected the second time, with the first line", () => {
    const line = "ocr,Vision,fine-tuning,H100 on demand,1";
    expect(problemsOf(`${header}\n${line}\n${line}`)).toEqual([
      { line: 3, column: "name", value: "ocr", reason: "The name stands on line 2 already." },
    ]);
  });

  test("a line with too few or too many cells is rejected, and lines are counted through line breaks in quotes", () => {
    const text = `${header},notes\nocr,Vision,fine-tuning,H100 on demand,1,"two\nlines"\nx,y\n`;
    expect(problemsOf(text)).toEqual([
      { line: 4, column: "", value: "", reason: "The line has 2 cells, the header has 6." },
    ]);
  });

  test("a cell of a megabyte is rejected and shown shortened", () => {
    const [problem] = problemsOf(`${header}\n${"x".repeat(1_000_000)},Vision,fine-tuning,H100 on demand,1`);
    expect(problem?.reason).toBe("Must be 1 to 80 characters.");
    expect(problem?.value).toHaveLength(80);
  });

  test.each([
    ["name;team;kind\na;b;c", "The columns are separated by semicolons; they have to be separated by commas."],
    ["name\tteam\na\tb", "The columns are separated by tabs; they have to be separated by commas."],
    ["", "The file is empty."],
    [header, "The file has column names but no lines below them."],
    [
      "name,hours\na,1",
      "Unknown column: hours. Missing columns: team, kind, runs_on, gpu_hours_per_month. The template has the right names.",
    ],
    [`${header},name\na,b,c,d,1,a`, "The column name stands twice. The template has the right names."],
    [`${header}\n"a`, "A quoted cell is never closed."],
    [`${header}\n${"a\n".repeat(10_001)}`, "The file has more than 10,000 lines. Split it and import the parts."],
  ])("the file %j is refused as a whole", (text, reason) => {
    expect(read(text)).toMatchObject({ ok: false, reason });
  });

  test("any text is read or refused, never thrown", () => {
    const part = fc.constantFrom(
      header,
      "\n",
      ",",
      '"',
      "vit-pretrain-l",
      "Vision",
      "__proto__",
      "constructor",
      "1",
      "#",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        expect(typeof read(`${header}\n${parts.join("")}`).ok).toBe("boolean");
      }),
    );
  });
});

describe("textOf", () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);

  test.each([
    ["Latin-1", bytes(0xe9, 0x2c), "The file is not UTF-8 text. Save it as CSV UTF-8."],
    ["UTF-16", bytes(0xff, 0xfe, 0x61, 0), "The file is not UTF-8 text. Save it as CSV UTF-8."],
    ["NUL", bytes(0x61, 0, 0x62), "The file holds NUL characters. Save it as CSV UTF-8."],
    ["a workbook", bytes(0x50, 0x4b, 3, 4), "This is an Excel workbook. Save it as CSV UTF-8 first."],
    ["5 MB and a byte", new Uint8Array(5_000_001).fill(97), "The file is larger than 5 MB."],
  ])("%s is refused", (_, given, reason) => {
    expect(textOf(given)).toEqual({ ok: false, line: null, reason });
  });
});

describe("export", () => {
  const exported = (workloads: Workload[]) =>
    exportWorkloads({
      currency: "USD",
      statements: ["Filters: team is Vision"],
      rows: workloads.map((workload) => ({
        workload,
        tier: "cloud",
        recommendation: { tier: "on-prem", purchase: "owned", supplyName: "=fleet" },
        cost: 100.25,
        recommendedCost: 60,
        saving: 40.25,
      })),
    });

  test("an export imports as unchanged, whatever the name and the notes are", () => {
    const text = fc
      .string({ minLength: 1, maxLength: 30 })
      .map((value) => value.replace(/\p{Cc}/gu, "x").trim() || "x");
    const notes = fc.oneof(
      text,
      fc.constantFrom("=1+1", "@a", "-b", "+c,d", 'say "so"', "two\r\nlines", "# not a comment", "'=1", "''-x"),
    );
    fc.assert(
      fc.property(text, notes, (name, note) => {
        const workload = { ...pretrain, name, notes: note };
        const [row] = rowsOf(exported([workload]), { workloads: [workload] });
        expect(row?.outcome).toBe("unchanged");
      }),
    );
  });

  test("no cell runs as a formula, in the heading either", () => {
    const csv = exported([{ ...pretrain, notes: "=HYPERLINK(1)" }]);
    expect(csv).toContain(",'=HYPERLINK(1),");
    expect(csv).toContain(",'=fleet,");
    expect(csv.split("\r\n")[0]).toBe("# Filters: team is Vision");
  });

  test("the template reads as its example line", () => {
    const [row] = rowsOf(workloadTemplate({ team: vision.name, supply: h100.name }));
    expect(row?.outcome).toBe("create");
    expect(Object.keys(row?.cells ?? {})).toHaveLength(workloadFields.length);
  });
});
