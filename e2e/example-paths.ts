import { demoId } from "../prisma/seed/ids";

/** Something real for each variable part of a path, so that "not found" cannot pass for anything else. */
const examples: Readonly<Record<string, string>> = {
  // No id at all: being allowed to undo an import of the demo would mean doing it.
  "/api/v1/imports/[id]": "/api/v1/imports/none",
  "/imports/[id]": `/imports/${demoId("import", "AWS northwind-focus-1-2_2026-10.snappy.parquet")}`,
  // The month in review, and the team of the demo's manager: any other team's rows are not there for that role.
  "/chargeback/[month]": "/chargeback/2026-10",
  "[team]": "vision",
  "/workloads/[id]": `/workloads/${demoId("workload", "vit-pretrain-l")}`,
  "/roadmap/[id]": `/roadmap/${demoId("initiative", "H100 hall in Lund, training and screening moved")}`,
  "/scenarios/[id]": `/scenarios/${demoId("scenario", "Inference fleet 2027")}`,
  "[name]": "breakeven",
  "[token]": "a".repeat(43),
  "[...nextauth]": "csrf",
};

export function exampleOf(path: string): string {
  return Object.entries(examples).reduce((text, [part, example]) => text.replace(part, example), path);
}
