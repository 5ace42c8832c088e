import type { CommitmentTerm } from "../calc/commitment-plan";
import type { LevelRisk } from "../calc/commitment-risk";
import { formatMoney } from "../format/money";
import { formatCount } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import { termNames } from "./commitments";
import type { SentencePart } from "./scenario-finding";

/** Which level is best for a demand that is not sure, and what it is worth against the one there is. */
export function riskFinding(
  { now, best }: { now: LevelRisk; best: LevelRisk | null },
  { term, range, currency }: { term: CommitmentTerm; range: number; currency: string },
): readonly SentencePart[] {
  const of = `for ${termNames[term]}`;
  if (best === null) return [{ text: `No price ${of}.` }];
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  const saved = now.expected - best.expected;
  const parts: SentencePart[] = [
    { text: `If demand may rise by ${formatRatio(range, { digits: 0 })} or fall as far, ` },
    { text: `${formatCount(best.gpus, "GPU")} ${of}`, strong: true },
    { text: " cost least: " },
    { text: `${money(best.expected)} a month on average`, strong: true },
  ];
  if (saved < 0.005) return [...parts, { text: ", which is what is reserved now." }];
  return [...parts, { text: ", " }, { text: `${money(saved)} less`, strong: true }, { text: ` than ${now.gpus} now.` }];
}

export type RiskRow = { name: string; cells: { column: string; text: string }[] };

export function riskRows({ now, best }: { now: LevelRisk; best: LevelRisk | null }, currency: string): RiskRow[] {
  const money = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const row = (name: string, risk: LevelRisk): RiskRow => ({
    name,
    cells: [
      { column: "Reserved GPUs, count", text: String(risk.gpus) },
      { column: `On average, ${currency} per month`, text: money(risk.expected) },
      { column: "P10", text: money(risk.p10) },
      { column: "P90", text: money(risk.p90) },
    ],
  });
  return [row("Now", now), ...(best === null ? [] : [row("Best", best)])];
}
