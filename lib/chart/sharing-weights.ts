import { formatExact } from "../format/amount";
import { sum } from "../ledger/amount";
import { formatAmount, parseAmount } from "../ledger/amount-text";
import { percentagesProblem } from "../ledger/sharing-method";
import type { SharingRuleText } from "../schema/allocation-rules";

/** "Total 95%: the percentages total 95, not 100", "Total 12.5 seats". */
export function weightsTotal({ method, unit, targets }: Pick<SharingRuleText, "method" | "unit" | "targets">): string {
  const amounts = targets.map(({ weight }) => parseAmount(weight).amount);
  const known = amounts.filter((amount) => amount !== null);
  if (known.length < amounts.length) return "A weight is no number yet.";
  const total = formatExact(formatAmount(sum(known)));
  if (method !== "fixed") return `Total ${total}${unit === "" ? "" : ` ${unit}`}`;
  return percentagesProblem(known) === null ? "Total 100%" : `Total ${total}%, not 100%`;
}
