import type { StatementPart } from "../ledger/statement";

/** What a part of a statement is called, and the colour that it has in every chart. */
export const partLabels: Readonly<Record<StatementPart, string>> = {
  training: "Training",
  inference: "Inference",
  storage: "Storage",
  "data-transfer": "Data transfer",
  other: "Other direct",
  shared: "Shared",
  idle: "Idle",
  adjustments: "Adjustments",
};

// Tiers keep the first three colours for themselves.
export const partColours: Readonly<Record<StatementPart, string>> = {
  training: "var(--chart-4)",
  inference: "var(--chart-5)",
  storage: "var(--chart-6)",
  "data-transfer": "var(--chart-7)",
  other: "var(--chart-8)",
  shared: "var(--chart-other)",
  idle: "var(--warn)",
  adjustments: "var(--ink)",
};
