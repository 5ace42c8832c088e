import { formatAmount, formatAmountChange } from "../format/amount";
import { formatMonth } from "../format/date";
import { formatCount } from "../format/quantity";
import { formatRatio } from "../format/ratio";
import type { AllocationChange } from "../ledger/allocation-change";
import { amountOf } from "../ledger/amount-text";
import type { Owner } from "../ledger/owner";
import type { AllocationPreview } from "./allocation-page";
import { type OwnerNames, ownerName } from "./allocation-text";

export type ChangedOwner = AllocationChange["owners"][number] & { name: string };

/** Teams by name, then pools by name. */
export function changedOwners({ owners }: AllocationChange, names: OwnerNames): ChangedOwner[] {
  return owners
    .map((change) => ({ ...change, name: ownerName(change.owner, names) }))
    .sort((a, b) => order(isPool(a.owner), isPool(b.owner)) || order(a.name, b.name) || order(a.owner, b.owner));
}

/** The finding of a preview: how many totals move, and what becomes of the unallocated. */
export function previewSentence({ change, month }: AllocationPreview, currency: string): string {
  const moved = change.owners.filter(({ difference }) => difference !== null && amountOf(difference) !== 0n);
  const teams = moved.filter(({ owner }) => !isPool(owner)).length;
  const { unallocated, unallocatedRatio } = change;
  if (moved.length === 0 && unallocated.difference === "0") return `No total of ${formatMonth(month)} changes.`;
  const totals =
    teams === 0
      ? "No team's total changes"
      : `${formatCount(teams, "team's total", "teams' totals")} ${teams === 1 ? "changes" : "change"}`;
  if (unallocated.after === null)
    return `${totals}; what is unallocated is not known, because a line has no cost in this basis.`;
  const share =
    unallocatedRatio.after === null ? "" : `, ${formatRatio(Number(unallocatedRatio.after))} of what was imported`;
  const after = `${formatAmount(unallocated.after, currency)} ${currency}${share}`;
  if (unallocated.difference === "0") return `${totals}; unallocated stays at ${after}.`;
  const { text } = formatAmountChange(unallocated.difference, currency);
  return `${totals}; unallocated becomes ${after} (${text}).`;
}

function isPool(owner: Owner): boolean {
  return owner.startsWith("pool:");
}

function order<T extends string | boolean>(left: T, right: T): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
