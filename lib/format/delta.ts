import { formatMoney } from "./money";
import { missing } from "./number";
import { formatSignedRatio } from "./ratio";

export type DeltaText = {
  direction: "less" | "more" | "same";
  /** "▼ −$3.60M (−30.7%)" */
  text: string;
  /** What an arrow and a sign do not say aloud; empty when the text says it. */
  word: string;
};

export type DeltaOptions = {
  value: number | null;
  base: number | null;
  currency: string;
  style?: "compact" | "whole" | "exact";
};

/** A change of money against a base. From nothing it is "new", to nothing it is "ended", never a percentage. */
export function formatDelta({ value, base, currency, style = "compact" }: DeltaOptions): DeltaText {
  if (value === null || base === null) return { direction: "same", text: missing, word: "" };
  const change = value - base;
  if (change === 0) return { direction: "same", text: "no change", word: "" };
  const more = change > 0;
  const direction = more ? "more" : "less";
  if (base === 0) return { direction, text: "new", word: "" };
  if (value === 0) return { direction, text: "ended", word: "" };
  const amount = formatMoney(Math.abs(change), { currency, style });
  const share = formatSignedRatio(change / Math.abs(base));
  return { direction, text: `${more ? "▲ +" : "▼ −"}${amount} (${share})`, word: direction };
}
