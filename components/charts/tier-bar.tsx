import { cx } from "class-variance-authority";
import { TierMark, tierLabels } from "@/components/ui/tier-mark";
import { formatMoney } from "@/lib/format/money";

type Tier = keyof typeof tierLabels;

export type TierBarProps = {
  /** In the order they are drawn; nothing is drawn for 0. */
  parts: readonly { tier: Tier; amount: number }[];
  /** The end of the scale, the same for every card that is compared. */
  max: number;
  currency: string;
  /** A tick on the scale: the cost of all cloud. */
  mark?: { amount: number; label: string };
  className?: string;
};

const fills: Record<Tier, string> = { cloud: "bg-cloud", "on-prem": "bg-onprem", edge: "bg-edge" };

/** One placement's cost by tier, on a scale shared with its neighbours. */
export function TierBar({ parts, max, currency, mark, className }: TierBarProps) {
  const shown = parts.filter((part) => part.amount > 0);
  const money = (amount: number) => formatMoney(amount, { currency, style: "compact" });
  const share = (amount: number) => `${max > 0 ? Math.min(100, (amount / max) * 100) : 0}%`;
  const spoken = shown.map((part) => `${tierLabels[part.tier]} ${money(part.amount)}`).join(", ");
  return (
    <div className={className}>
      <div
        role="img"
        aria-label={`${spoken}${mark ? `; ${mark.label} ${money(mark.amount)}` : ""}`}
        className="relative mt-3 mb-1 flex h-2.5 gap-px rounded-[2px] bg-neutral-bg"
      >
        {shown.map((part) => (
          <span
            key={part.tier}
            className={cx("h-full first:rounded-l-[2px] forced-color-adjust-none", fills[part.tier])}
            style={{ width: share(part.amount) }}
          />
        ))}
        {mark ? (
          <span
            className="absolute -top-1 -bottom-1 w-0.5 -translate-x-1/2 bg-text"
            style={{ left: share(mark.amount) }}
          />
        ) : null}
      </div>
      <div className="flex flex-wrap justify-between gap-x-3 text-caption text-muted">
        <span className="flex flex-wrap gap-x-2">
          {shown.map((part) => (
            <TierMark key={part.tier} tier={part.tier} label={money(part.amount)} />
          ))}
        </span>
        {mark ? <span>{mark.label}</span> : null}
      </div>
    </div>
  );
}
