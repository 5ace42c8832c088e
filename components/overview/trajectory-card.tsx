import { Check, CircleHelp, X } from "lucide-react";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { TriggerRow } from "@/lib/chart/readiness";
import type { TrajectoryModel } from "@/lib/chart/trajectory";
import { formatMonth } from "@/lib/format/date";

export type TrajectoryCardProps = {
  model: TrajectoryModel;
  phase: string | null;
  month: string;
  triggers: readonly TriggerRow[];
  /** Whether the readiness page is the reader's to see. */
  mayPlan: boolean;
};

/** Where the organisation stands on the guide's cost trajectory, and which triggers are met. */
export function TrajectoryCard({ model, phase, month, triggers, mayPlan }: TrajectoryCardProps) {
  const shown = triggers.filter(({ rule }) => rule !== "horizon" && rule !== "plan-spend");
  return (
    <Card
      title={`Cost trajectory: ${phase ?? "not known"}`}
      note={`${model.title}. Cloud spend of ${formatMonth(month)}, whole organisation.`}
    >
      <ol aria-label="Phases" className="mt-3 grid grid-cols-4 gap-1.5 text-center text-caption">
        {model.steps.map((step) => (
          <li key={step.phase} aria-current={step.isCurrent || undefined} className="min-w-0">
            <span
              className={`block h-4 rounded-[3px] ${step.isCurrent ? "bg-selected ring-2 ring-accent ring-inset" : "bg-neutral-bg"}`}
            />
            <span className={`mt-1 block ${step.isCurrent ? "font-semibold" : "text-muted"}`}>{step.label}</span>
            <span className="block text-muted">{step.range.replace(" and more", "+")}</span>
          </li>
        ))}
      </ol>
      <ul className="mt-3 divide-y divide-hairline text-table">
        {shown.map((trigger) => (
          <li key={trigger.rule} className="flex items-start justify-between gap-3 py-1.5">
            <span className="flex min-w-0 items-start gap-2">
              <Mark met={trigger.met} />
              <span className="min-w-0">
                {trigger.label}
                <span className="block text-caption text-muted">{trigger.threshold}</span>
              </span>
            </span>
            <span className="text-right tabular-nums">{trigger.value}</span>
          </li>
        ))}
      </ul>
      {mayPlan ? (
        <p className="mt-2">
          <Link href="/readiness" className="inline-flex min-h-6 items-center text-table">
            Open readiness
          </Link>
        </p>
      ) : null}
    </Card>
  );
}

function Mark({ met }: { met: boolean | null }) {
  if (met === null) return <CircleHelp size={16} aria-label="Not known" className="mt-0.5 shrink-0 text-warn" />;
  return met ? (
    <Check size={16} aria-label="Met" className="mt-0.5 shrink-0 text-saving" />
  ) : (
    <X size={16} aria-label="Not met" className="mt-0.5 shrink-0 text-muted" />
  );
}
