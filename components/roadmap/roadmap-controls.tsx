"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ControlBar } from "@/components/layout/control-bar";
import { Select } from "@/components/ui/select";
import { formatMonth } from "@/lib/format/date";
import type { RoadmapOverviewProps } from "./roadmap-overview";

type Page = RoadmapOverviewProps["page"];

export type RoadmapAddressState = {
  pending: boolean;
  query: string;
  go: (change: { to?: string; phase?: string | null }) => void;
};

/** Horizon and phase stand in the address, so that a link and the files show the same. */
export function useRoadmapAddress({
  last,
  phase,
  horizons,
}: Pick<Page, "last" | "phase" | "horizons">): RoadmapAddressState {
  const router = useRouter();
  const [pending, start] = useTransition();
  const queryOf = (to: string, of: string | null) => {
    const query = new URLSearchParams();
    if (to !== horizons[1]) query.set("to", to);
    if (of !== null) query.set("phase", of);
    return query.size === 0 ? "" : `?${query}`;
  };
  return {
    pending,
    query: queryOf(last, phase),
    go: (change) => {
      const to = change.to ?? last;
      const of = change.phase === undefined ? phase : change.phase;
      start(() => router.push(`/roadmap${queryOf(to, of)}`, { scroll: false }));
    },
  };
}

const phaseOptions = [
  { value: "all", label: "All phases" },
  { value: "assessment", label: "Assessment", hint: "the guide's months 1 and 2" },
  { value: "quick-wins", label: "Quick wins", hint: "months 3 to 6" },
  { value: "hybrid-deployment", label: "Hybrid deployment", hint: "months 6 to 12" },
  { value: "optimisation", label: "Optimisation", hint: "months 12 to 24" },
];

export function RoadmapControls({ page, address }: { page: Page; address: RoadmapAddressState }) {
  const { view, currency, timeZone } = page;
  const context = view
    ? `effective cost · ${currency} · ${timeZone} · actuals to ${formatMonth(view.now, "short")}, expected after`
    : `${currency} · ${timeZone}`;
  return (
    <ControlBar context={context}>
      <Select
        label="Horizon"
        options={page.horizons.map((month) => ({ value: month, label: `to ${formatMonth(month, "short")}` }))}
        value={page.last}
        onValueChange={(to) => address.go({ to })}
      />
      <Select
        label="Phase"
        options={phaseOptions}
        value={page.phase ?? "all"}
        onValueChange={(phase) => address.go({ phase: phase === "all" ? null : phase })}
      />
    </ControlBar>
  );
}
