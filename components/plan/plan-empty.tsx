import Link from "next/link";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { NoPlan } from "@/lib/chart/plan-page";
import { formatMonth } from "@/lib/format/date";

export type PlanEmptyProps = {
  month: string;
  reason: NoPlan;
  mayOpenScenario: boolean;
  go: (month: string) => void;
};

/** Why there is nothing to compare, and what to do about it. */
export function PlanEmpty({ month, reason, mayOpenScenario, go }: PlanEmptyProps) {
  switch (reason.kind) {
    case "no-plan":
      return (
        <EmptyState
          title="No plan is approved yet"
          actions={mayOpenScenario ? <ButtonLink href="/scenarios">Open scenarios</ButtonLink> : null}
        >
          A scenario becomes the plan with “Mark as plan” on its page. From then on every month is compared with it.
        </EmptyState>
      );
    case "no-plan-then":
      return (
        <EmptyState
          title={`No plan was in force in ${formatMonth(month)}`}
          actions={
            <>
              {reason.first ? <GoTo month={reason.first} go={go} /> : null}
              {mayOpenScenario ? <ButtonLink href="/scenarios">Open scenarios</ButtonLink> : null}
            </>
          }
        >
          {reason.first
            ? `The first plan counts from ${formatMonth(reason.first)}. Its costs are in the cost explorer.`
            : "No approved plan covers this month."}
        </EmptyState>
      );
    case "no-costs":
      return (
        <EmptyState
          title={`No bills of ${formatMonth(month)} yet`}
          actions={reason.last ? <GoTo month={reason.last} go={go} /> : null}
        >
          There is a plan and nothing to hold it against.
          {reason.last ? ` The last month with bills is ${formatMonth(reason.last)}.` : ""}
        </EmptyState>
      );
    case "no-rate":
      return (
        <EmptyState title="These costs cannot be added up">
          {reason.reason} <Link href="/costs">Open costs</Link>
        </EmptyState>
      );
  }
}

function GoTo({ month, go }: { month: string; go: (month: string) => void }) {
  return <Button onClick={() => go(month)}>Go to {formatMonth(month)}</Button>;
}
