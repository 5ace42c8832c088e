import { cx } from "class-variance-authority";

type Tier = "cloud" | "on-prem" | "edge";

export const tierLabels: Record<Tier, string> = { cloud: "Cloud", "on-prem": "On-prem", edge: "Edge" };

const shapes: Record<Tier, string> = {
  cloud: "size-2 rounded-full bg-cloud",
  "on-prem": "size-2 bg-onprem",
  edge: "h-2 w-[9px] bg-edge [clip-path:polygon(50%_0,100%_100%,0_100%)]",
};

export type TierMarkProps = {
  tier: Tier;
  /** Instead of the tier's own name, for example an amount of money. */
  label?: string;
  /** Muted words after it: "on demand". */
  detail?: string;
  className?: string;
};

/** ● cloud, ■ on-prem, ▲ edge: shape and word first, colour second. */
export function TierMark({ tier, label, detail, className }: TierMarkProps) {
  return (
    <span className={cx("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      <span aria-hidden className={cx("shrink-0 forced-color-adjust-none", shapes[tier])} />
      <span>
        {label ? <span className="sr-only">{tierLabels[tier]} </span> : null}
        {label ?? tierLabels[tier]}
        {detail ? <span className="text-muted"> {detail}</span> : null}
      </span>
    </span>
  );
}
