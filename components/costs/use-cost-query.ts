"use client";

import { useRouter } from "next/navigation";
import { parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import { type CostQuery, costParams, printCostQuery, readCostQuery } from "@/lib/schema/cost-query";

const text = parseAsString.withOptions({ history: "push", shallow: false });
const parsers = Object.fromEntries(costParams.map((name) => [name, text]));

export type CostNavigation = {
  /** The figures of the last choice are on their way: the old ones stay, dimmed. */
  pending: boolean;
  /** What was chosen last, which may be ahead of the figures that are shown. */
  asked: CostQuery;
  /** Every choice stands in the address. */
  change: (query: CostQuery) => void;
  /** A row's or a bar's own address. */
  open: (href: string) => void;
};

export function useCostQuery(): CostNavigation {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(parsers);
  const change = (query: CostQuery) => {
    const printed = printCostQuery(query);
    void setParams(Object.fromEntries(costParams.map((name) => [name, printed[name] ?? null])), { startTransition });
  };
  const asked = readCostQuery(Object.fromEntries(costParams.map((name) => [name, params[name] ?? undefined]))).query;
  return { pending, asked, change, open: (href) => startTransition(() => router.push(href, { scroll: false })) };
}
