"use client";

import { useRouter } from "next/navigation";
import { SpendChart } from "@/components/charts/spend-chart";
import { drillHref } from "@/lib/chart/cost-drill";
import { isOther } from "@/lib/chart/costs";
import type { SpendChartModel } from "@/lib/chart/spend-chart";
import { type CostQuery, costHref } from "@/lib/schema/cost-query";

export type SpendCardProps = { model: SpendChartModel; query: CostQuery; notes: readonly string[] };

/** A bar leads to the same page narrowed to its value; what the chart has put together, to the cost explorer. */
export function SpendCard({ model, query, notes }: SpendCardProps) {
  const router = useRouter();
  const hrefOf = (key: string) => (isOther(key) ? costHref(query) : drillHref(query, [key], "/overview"));
  return (
    <SpendChart
      model={model}
      notes={notes}
      hrefOf={hrefOf}
      onChoose={(key) => router.push(hrefOf(key), { scroll: false })}
    />
  );
}
