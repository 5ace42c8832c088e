import type { SharedRow } from "./allocated-row";
import { formatAmount } from "./amount-text";

/**
 * How a shared cost was made, as the JSON of FOCUS 1.3 AllocatedMethodDetails: the ratio with all its decimals, so that
 * those of one origin sum to exactly 1, and the quantity it was measured by. Equal parts have no unit and no quantity.
 */
export function allocatedMethodDetails({ ratio, unit, weight, method }: SharedRow): string {
  const usage = unit === "" ? "" : `,"UsageUnit":${JSON.stringify(unit)},"UsageQuantity":${formatAmount(weight)}`;
  return `{"Elements":[{"AllocatedRatio":${formatAmount(ratio)}${usage},"x_Method":${JSON.stringify(method)}}]}`;
}
