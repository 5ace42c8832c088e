"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { usePageKeys } from "@/components/layout/keyboard";
import type { PlanPage } from "@/lib/chart/plan-page";

export type PlanMonthAddress = {
  pending: boolean;
  go: (month: string) => void;
  before: string | null;
  after: string | null;
};

/** Moves to another month and keeps the table's grouping; [ and ] lead to the month before and after. */
export function usePlanMonth({ months, month }: Pick<PlanPage, "months" | "month">): PlanMonthAddress {
  const router = useRouter();
  const [pending, start] = useTransition();
  const position = months.findIndex((each) => each.month === month);
  const before = months[position + 1]?.month ?? null;
  const after = position > 0 ? (months[position - 1]?.month ?? null) : null;
  const go = (next: string) =>
    start(() => {
      const query = new URLSearchParams(location.search);
      query.set("month", next);
      query.delete("row");
      router.push(`/plan?${query}`, { scroll: false });
    });
  usePageKeys({ "[": () => before && go(before), "]": () => after && go(after) });
  return { pending, go, before, after };
}
