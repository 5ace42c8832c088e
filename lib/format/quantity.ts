import { type Digits, formatNumber, missing } from "./number";

export type QuantityOptions = { unit?: string; digits?: number | Digits };

/** A figure and its unit: 31,400 h/mo. */
export function formatQuantity(value: number | null | undefined, options: QuantityOptions = {}): string {
  const digits = typeof options.digits === "number" ? { maximum: options.digits } : (options.digits ?? { maximum: 0 });
  const text = formatNumber(value, digits);
  return text === missing || !options.unit ? text : `${text} ${options.unit}`;
}

/** "1 workload", "41 workloads". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** A number of months as the cards show it: 17.8. */
export function formatMonths(months: number | null | undefined): string {
  return formatNumber(months, { minimum: 1, maximum: 1 });
}
