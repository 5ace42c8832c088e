import { Lock } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { PeriodLabel } from "@/lib/chart/chargeback";
import { periodStateNames, type StatementState, statementStateNames } from "@/lib/schema/chargeback";

/** Open, in review, or closed with the version that was issued. */
export function PeriodBadge({ period }: { period: PeriodLabel }) {
  if (period.version !== null) {
    return (
      <Badge tone="neutral">
        <Lock size={12} aria-hidden />
        {period.state === "closed" && period.version === period.versions.at(-1) ? "Closed" : "Issued"}, version{" "}
        {period.version}
      </Badge>
    );
  }
  return <Badge tone={period.state === "review" ? "plan" : "draft"}>{periodStateNames[period.state]}</Badge>;
}

const statementTones: Readonly<Record<StatementState, "neutral" | "ok" | "warn" | "over" | "draft">> = {
  draft: "draft",
  review: "neutral",
  accepted: "ok",
  changed: "warn",
  disputed: "over",
};

export function StatementBadge({ state }: { state: StatementState }) {
  return <Badge tone={statementTones[state]}>{statementStateNames[state]}</Badge>;
}
