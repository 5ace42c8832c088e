import type { MetricDefinition } from "../calc/metric-definitions";
import { formatMoney } from "../format/money";
import { formatQuantity } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { MetricDimension } from "../schema/metric-query";

type Shown = Pick<MetricDefinition, "key" | "unit">;

/** card: as short as three significant digits allow; exact: every digit that says something; axis: ticks. */
export type MetricStyle = "card" | "exact" | "axis";

export function formatMetric(
  { key, unit }: Shown,
  value: number | null,
  { currency, style }: { currency: string; style: MetricStyle },
): string {
  switch (unit) {
    case "money":
      if (style === "axis") return formatMoney(value, { currency, style: isSmall(value) ? "unit" : "axis" });
      return formatMoney(value, { currency, style: style === "card" && (value ?? 0) >= 1000 ? "compact" : "unit" });
    case "ratio":
      return formatRatio(value, { digits: shareDigits(key, value, style) });
    case "hours":
      return formatQuantity(value, { unit: "h", digits: 2 });
    case "ms":
      return formatQuantity(value, { unit: "ms", digits: style === "axis" ? 0 : 1 });
  }
}

function isSmall(value: number | null): boolean {
  return value !== null && value > 0 && value < 1;
}

/** An uptime differs in its third decimal; on an axis, 100% needs none. */
function shareDigits(key: MetricDefinition["key"], value: number | null, style: MetricStyle): number {
  if (key !== "uptime") return style === "axis" ? 0 : 1;
  return style === "axis" ? (value === 1 ? 0 : 2) : 3;
}

/** "USD per 1M tokens", "% of revenue", "ms". */
export function metricUnit({ unit, per }: Pick<MetricDefinition, "unit" | "per">, currency: string): string {
  const base = { money: currency, ratio: "%", hours: "h", ms: "ms" }[unit];
  return [base, per].filter(Boolean).join(" ");
}

export const metricDimensionNames: Record<MetricDimension, string> = {
  team: "Team",
  workload: "Workload (model)",
  tier: "Tier",
  kind: "Workload kind",
};

/** "lower is better, target 0.90 USD" as a note below a figure. */
export function targetText(
  definition: MetricDefinition,
  { target, misses }: { target: number | null; misses: boolean | null },
  currency: string,
): string {
  if (target === null) return "No target";
  const text = `Target ${formatMetric(definition, target, { currency, style: "card" })}`;
  return misses === null ? text : `${text}, ${misses ? "missed" : "met"}`;
}
