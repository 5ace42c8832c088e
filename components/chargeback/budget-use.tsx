import { cx } from "class-variance-authority";
import { missing } from "@/lib/format/number";
import { formatRatio } from "@/lib/format/ratio";

/** How much of a budget is spent: the tick is the budget, the bar goes on beyond it. */
export function BudgetUse({ use }: { use: number | null }) {
  if (use === null) return <span className="text-muted">{missing}</span>;
  const isOver = use > 1;
  return (
    <span className={cx("inline-flex items-center justify-end gap-2", isOver && "font-medium text-over")}>
      <span aria-hidden className="relative h-1.5 w-[72px] rounded-[2px] bg-neutral-bg max-[1439px]:hidden">
        <span
          className={cx("absolute inset-y-0 left-0 rounded-[2px]", isOver ? "bg-over" : "bg-chart-other")}
          style={{ width: `${Math.max(0, Math.min(72, use * 60))}px` }}
        />
        <span className="absolute -top-[3px] left-[60px] h-3 w-0.5 bg-text" />
      </span>
      <span className="min-w-[3.2em]">{formatRatio(use)}</span>
    </span>
  );
}
