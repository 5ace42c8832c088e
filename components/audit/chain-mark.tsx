import { ShieldAlert, ShieldCheck } from "lucide-react";
import { formatQuantity } from "@/lib/format/quantity";

export type ChainMarkProps = { chain: { checked: number; brokenAt: number | null } };

/** Each row's hash covers the row before it, so a row altered or removed later shows here. */
export function ChainMark({ chain }: ChainMarkProps) {
  if (chain.brokenAt !== null) {
    return (
      <p role="alert" className="flex gap-2 rounded-control bg-over-bg px-3 py-2 text-table text-over">
        <ShieldAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
        Row {formatQuantity(chain.brokenAt)} was altered, or the row before it is missing. Keep a copy of the database
        and run npm run verify-audit.
      </p>
    );
  }
  return (
    <p className="flex gap-2 text-table text-muted">
      <ShieldCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-saving" />
      Hash chain verified for the newest {formatQuantity(chain.checked)} rows: none was altered or removed.
    </p>
  );
}
