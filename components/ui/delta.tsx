import { cx } from "class-variance-authority";
import { formatDelta } from "@/lib/format/delta";

export type DeltaProps = {
  value: number | null;
  /** What the value is held against. */
  base: number | null;
  currency: string;
  style?: "compact" | "whole" | "exact";
  className?: string;
};

const colours = { less: "text-saving", more: "text-over", same: "text-muted" };

/** A change of cost: less is a saving. Arrow, sign and a spoken word carry it; colour only repeats it. */
export function Delta({ value, base, currency, style = "compact", className }: DeltaProps) {
  const delta = formatDelta({ value, base, currency, style });
  return (
    <span className={cx("font-medium whitespace-nowrap", colours[delta.direction], className)}>
      {delta.text}
      {delta.word ? <span className="sr-only"> {delta.word}</span> : null}
    </span>
  );
}
