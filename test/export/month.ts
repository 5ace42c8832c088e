import type { ExportedTeam, MonthExport } from "@/lib/export/month-export";
import type { CostBasis } from "@/lib/ledger/costs";
import type { Owner } from "@/lib/ledger/owner";
import type { StatementPart } from "@/lib/ledger/statement";
import { addTexts, type CostTexts, perPart, type StatementDocument } from "@/lib/ledger/statement-document";

const same = (value: string | null): CostTexts => ({ billed: value, effective: value, list: value, contracted: value });

/** A statement of one line for each part, and what sharing gave. */
export function document(
  owner: Owner,
  name: string,
  amounts: Partial<Record<StatementPart, string>>,
  budget: string | null = null,
): StatementDocument {
  const parts = perPart((part) => amounts[part] ?? "0");
  const total = addTexts(Object.values(parts));
  const { shared, idle, adjustments, ...direct } = parts;
  const figures = { parts, direct: addTexts(Object.values(direct)), total, list: total, discounts: "0" };
  const given = Object.entries(amounts) as [StatementPart, string][];
  return {
    owner,
    name,
    figures: { billed: figures, effective: figures, list: figures, contracted: figures },
    lines: given
      .filter(([part]) => part !== "shared")
      .map(([part, value]) => ({
        part,
        ruleId: "r1",
        rule: "By tag",
        lineCount: 2,
        costs: same(value),
        workloadId: null,
        workload: "ocr-batch",
        provider: "AWS",
        service: "Amazon EC2",
        tier: "cloud",
        correctsMonth: null,
      })),
    shares: given
      .filter(([part]) => part === "shared")
      .map(([, value]) => ({
        part: "shared" as const,
        ruleId: "s1",
        rule: "Platform by direct cost",
        costs: same(value),
        working: {
          from: "Platform",
          method: "direct-cost" as const,
          unit: "",
          weight: "1",
          totalWeight: "3",
          ratio: "0.333333333333333333",
          pool: same("90"),
        },
      })),
    gpuHours: { allocated: "100", used: "42" },
    budget,
  };
}

export function team(name: string, amounts: Partial<Record<StatementPart, string>>, budget: string | null = null) {
  const id = `00000000-0000-7000-8000-${name.length.toString().padStart(12, "0")}`;
  const exported: ExportedTeam = {
    id,
    name,
    unit: "AI",
    state: "review",
    document: document(`team:${id}`, name, amounts, budget),
  };
  return exported;
}

/** 300,000.113 + 98,112.289999999999999997 + 14,187.71 unallocated + 0.000000000000000003 in review = 412,300.113. */
export const october: MonthExport = {
  organisation: "Northwind AI",
  month: "2026-10",
  state: "review",
  version: null,
  basis: "effective",
  currency: "USD",
  rulesVersion: 7,
  teams: [
    team("Vision", { training: "250000.113", shared: "50000" }, "310000"),
    team("Voice", { inference: "98212.289999999999999997", adjustments: "-100" }),
  ],
  unallocated: [document("unallocated", "Unallocated", { other: "14187.71" })],
  reconciliation: {
    imported: "412300.113",
    allocated: "398112.402999999999999997",
    unallocated: "14187.710000000000000003",
    inReview: "0.000000000000000003",
    difference: "0",
  },
  isWhole: true,
  rules: null,
};

export function inCurrency(currency: string, basis: CostBasis = "effective"): MonthExport {
  return { ...october, currency, basis };
}
