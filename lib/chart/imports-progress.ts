import { formatQuantity } from "../format/quantity";
import type { ImportDetail } from "../schema/import";
import type { ImportCheck } from "../schema/import-check";

export const importSteps = ["Upload", "Map", "Check", "Commit", "Done"] as const;

export type ImportStep = (typeof importSteps)[number];

/** Where an import stands, and how it ended when it went no further. */
export function stepOf(status: ImportDetail["status"]): ImportStep {
  switch (status) {
    case "receiving":
      return "Upload";
    case "checking":
    case "staged":
    case "failed":
    case "cancelled":
      return "Check";
    case "committing":
      return "Commit";
    case "committed":
    case "undone":
      return "Done";
  }
}

export type ImportProgress = {
  label: string;
  /** null: how much there is to do is not known yet. */
  share: number | null;
  now: number;
  max: number;
  text: string;
};

/**
 * How far a running import is, null for one that is not. How many rows a file has is known once it was read, so a check
 * counts rows and steps; a commit knows its end.
 */
export function progressOf(
  { status, rowsRead, rowsPerSecond }: Pick<ImportDetail, "status" | "rowsRead" | "rowsPerSecond">,
  check: Pick<ImportCheck, "rows" | "accepted"> | null,
): ImportProgress | null {
  const speed = rowsPerSecond > 0 ? `, ${formatQuantity(rowsPerSecond)} rows per second` : "";
  if (status === "committing" && check) {
    // Until the first rows are written, the count is still that of the check.
    const written = rowsRead < check.rows ? Math.min(rowsRead, check.accepted) : 0;
    const text = `${formatQuantity(written)} of ${formatQuantity(check.accepted)} lines written${speed}`;
    return {
      label: "Committing",
      share: check.accepted === 0 ? null : written / check.accepted,
      now: written,
      max: check.accepted,
      text,
    };
  }
  if (status !== "checking" && status !== "receiving" && status !== "committing") return null;
  const step = importSteps.indexOf(stepOf(status));
  const text = rowsRead === 0 ? "Reading the file" : `${formatQuantity(rowsRead)} rows read${speed}`;
  return { label: "Checking the file", share: null, now: step, max: importSteps.length, text };
}
