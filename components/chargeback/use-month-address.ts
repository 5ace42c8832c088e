"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { usePageKeys } from "@/components/layout/keyboard";
import type { MonthHead } from "@/lib/chart/chargeback";

export type MonthAddress = {
  pending: boolean;
  /** The same page of another month, in another basis, or of another closing. */
  hrefOf: (change: { month?: string; basis?: MonthHead["basis"]; version?: number | null }) => string;
  go: (href: string) => void;
  before: string | null;
  after: string | null;
};

/** `path` is what stands behind the month: "", "/vision". [ and ] lead to the month before and after. */
export function useMonthAddress({ period, months, basis }: MonthHead, path: string): MonthAddress {
  const router = useRouter();
  const [pending, start] = useTransition();
  const position = months.findIndex(({ month }) => month === period.month);
  const before = months[position + 1]?.month ?? null;
  const after = position > 0 ? (months[position - 1]?.month ?? null) : null;
  const hrefOf: MonthAddress["hrefOf"] = (change) => {
    const query = new URLSearchParams();
    const wanted = change.basis ?? basis;
    const version = change.version ?? null;
    if (wanted !== "effective") query.set("basis", wanted);
    if (version !== null) query.set("version", String(version));
    const text = query.toString();
    return `/chargeback/${change.month ?? period.month}${path}${text === "" ? "" : `?${text}`}`;
  };
  const go = (href: string) => start(() => router.push(href, { scroll: false }));
  usePageKeys({
    "[": () => before && go(hrefOf({ month: before })),
    "]": () => after && go(hrefOf({ month: after })),
  });
  return { pending, hrefOf, go, before, after };
}
