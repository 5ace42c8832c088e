import { Lock } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { PeriodLabel } from "@/lib/chart/chargeback";
import type { PeriodState, StatementState } from "@/lib/schema/chargeback";

export const stateNames: Readonly<Record<PeriodState, string>> = {
  open: "Open",
  review: "In review",
  closed: "Closed",
};

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
  return <Badge tone={period.state === "review" ? "plan" : "draft"}>{stateNames[period.state]}</Badge>;
}

const statementBadges: Readonly<
  Record<StatementState, { tone: "neutral" | "ok" | "warn" | "over" | "draft"; text: string }>
> = {
  draft: { tone: "draft", text: "Draft" },
  review: { tone: "neutral", text: "In review" },
  accepted: { tone: "ok", text: "Accepted" },
  changed: { tone: "warn", text: "Changed since accepted" },
  disputed: { tone: "over", text: "Disputed" },
};

export function StatementBadge({ state }: { state: StatementState }) {
  const { tone, text } = statementBadges[state];
  return <Badge tone={tone}>{text}</Badge>;
}
