import { appendFileSync } from "node:fs";

const share = Number(process.env.CROSSOVER_LONG_SHARE ?? "1");

/** So many of the long run's cases; with CROSSOVER_LONG_SHARE=0.1 a tenth of them. */
export function longCount(whole: number): number {
  return Math.max(1, Math.round(whole * share));
}

export type Figure = { area: string; done: string; found: string };

/** Keeps a figure for docs/results.md, which scripts/test-long.ts writes. */
export function noteFigure(figure: Figure): void {
  const file = process.env.CROSSOVER_FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify(figure)}\n`);
}
