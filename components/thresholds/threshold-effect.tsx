import { TierMark } from "@/components/ui/tier-mark";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import type { TierChange } from "@/lib/schema/tier-changes";

export type ThresholdEffectProps = {
  changes: readonly TierChange[];
  total: number;
  /** How many thresholds differ from the saved ones. */
  edited: number;
};

export function ThresholdEffect({ changes, total, edited }: ThresholdEffectProps) {
  return (
    <div>
      <p role="status" className="text-body">
        {sentence(changes.length, total, edited)}
      </p>
      {changes.length > 0 ? (
        <ul className="mt-2 divide-y divide-hairline border-t border-hairline">
          {changes.map((change) => (
            <li key={change.id} className="flex flex-wrap items-center gap-x-3 py-1 text-table">
              <span className="min-w-40 font-medium">{change.name}</span>
              <span className="inline-flex items-center gap-2">
                <TierMark tier={change.from} /> <span className="text-muted">to</span> <TierMark tier={change.to} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function sentence(changes: number, total: number, edited: number): string {
  if (edited === 0) return "Nothing is changed.";
  const of = `of ${formatCount(total, "workload")}`;
  if (changes === 0) return `None ${of} changes its recommended tier.`;
  return `${formatQuantity(changes)} ${of} ${changes === 1 ? "changes its" : "change their"} recommended tier.`;
}
