import { describe, expect, test } from "vitest";
import type { TeamExport } from "@/lib/export/month-export";
import { pdfText } from "@/lib/export/pdf-text";
import { statementPdf } from "@/lib/export/statement-pdf";
import { pdfTextOf } from "../pdf";
import { document } from "./month";

const vision = document("team:1", "Vision", { training: "250000.113", shared: "50000", adjustments: "-100" });

const told: TeamExport = {
  organisation: "Northwind AI",
  month: "2026-10",
  state: "review",
  version: null,
  basis: "effective",
  currency: "USD",
  rulesVersion: 7,
  team: { name: "Vision", unit: "Research", state: "accepted" },
  documents: [vision],
  figures: vision.figures.effective,
  previousTotal: "270000",
  budget: null,
  gpuHours: vision.gpuHours,
};

describe("the statement as PDF", () => {
  test("says whose, when, on what basis, and each part with what it adds up to", async () => {
    const { text, pages } = await pdfTextOf(await statementPdf(told));
    expect(pages).toBe(1);
    for (const said of [
      "Statement of Vision, October 2026",
      "Vision (Research)",
      "effective cost (amortised)",
      "Accepted",
      "version 7",
      "Training 250,000.11 250,000.11",
      "Shared 50,000.00 300,000.11",
      "Adjustments -100.00 299,900.11",
      "Total 299,900.11 299,900.11",
      "Month before 270,000.00",
      "+29,900.11 (+11.1%)",
      "Budget —",
      "GPU utilisation 42.0%",
      "Page 1 of 1",
    ])
      expect(text.replaceAll(/\s+/g, " ")).toContain(said);
  });

  test.each([
    ["JPY", "250,000 250,000"],
    ["IDR", "250,000 250,000"],
    ["KWD", "250,000.113 250,000.113"],
  ])("%s has its own decimals", async (currency, digits) => {
    const { text } = await pdfTextOf(await statementPdf({ ...told, currency }));
    expect(text.replaceAll(/\s+/g, " ")).toContain(`Training ${digits}`);
  });

  test("a long statement goes over pages that are counted", async () => {
    const [line] = vision.lines;
    const lines = Array.from({ length: 60 }, (_, index) => ({ ...(line ?? { costs: {} }), workload: `job-${index}` }));
    const { text, pages } = await pdfTextOf(
      await statementPdf({ ...told, documents: [{ ...vision, lines } as TeamExport["documents"][number]] }),
    );
    expect(pages).toBeGreaterThan(1);
    expect(text).toContain(`Page ${pages} of ${pages}`);
    expect(text).toContain("job-59");
  });

  test("an empty statement says so", async () => {
    const empty = document("team:1", "Vision", {});
    const { text } = await pdfTextOf(
      await statementPdf({ ...told, documents: [empty], figures: empty.figures.effective }),
    );
    expect(text).toContain("Nothing was charged to this team in the month.");
  });

  test("names keep their letters: Latin, Greek, Cyrillic, Vietnamese and Devanagari, regular and bold", async () => {
    const name = "Łódź Zürich Ελλάδα Київ Việt हिन्दी";
    const { text } = await pdfTextOf(await statementPdf({ ...told, team: { ...told.team, name, unit: name } }));
    for (const word of name.split(" ").slice(0, 5)) expect(text.split(word).length, word).toBeGreaterThan(3);
    expect(text).not.toContain("?");
  });
});

test("a minus can be copied as one, and what the fonts lack is a question mark", () => {
  expect(pdfText("−1,234.50 € “Ämter” 東")).toBe("-1,234.50 € “Ämter” ?");
});
