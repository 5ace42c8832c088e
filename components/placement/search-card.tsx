import { Card } from "@/components/ui/card";
import { conflictText } from "@/lib/chart/placement-text";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";
import type { PlacementState } from "./use-placement";

/** How the search goes, why it ended, and what stands against a placement. */
export function SearchCard({ state, currency }: { state: PlacementState; currency: string }) {
  const { solver, names, isOld } = state;
  const { running, seconds, progress, answered, failure } = solver;
  const money = (value: number | null | undefined) => formatMoney(value, { currency, style: "compact" });
  const isInfeasible = answered?.result.status === "infeasible";
  if (!running && !failure && !isOld && !isInfeasible) return null;
  return (
    <>
      {running ? (
        <Card title={answered && !isOld ? "What the limits cost is being worked out" : "Searching"}>
          <dl aria-label="Search" className="mt-1 flex flex-wrap gap-x-8 gap-y-1 text-table tabular-nums">
            {[
              ["Best so far", money(progress?.best)],
              ["No answer below", money(progress?.bound)],
              ["Gap", formatRatio(progress?.gap, { digits: 2 })],
              ["Time", formatQuantity(seconds, { unit: "s" })],
            ].map(([label, value]) => (
              <div key={label} className="flex gap-2">
                <dt className="text-muted">{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-1 text-table text-muted">
            {answered ? "Below is the last answer; it stays when you cancel." : "The page can be used meanwhile."}
          </p>
        </Card>
      ) : null}
      {failure ? (
        <p role="alert" className="rounded-control bg-over-bg px-3 py-1.5 text-table text-over">
          The search failed: {failure} The last answer stays.
        </p>
      ) : null}
      {isOld && !running ? (
        <p role="status" className="rounded-control bg-warn-bg px-3 py-1.5 text-table">
          Inputs have changed since this answer. Optimise again to follow them.
        </p>
      ) : null}
      {isInfeasible ? (
        <Card title="Why there is no placement">
          {answered.conflicts === null ? (
            <p className="mt-1 text-table text-muted">The smallest set of limits in conflict is being looked for.</p>
          ) : (
            <ul className="mt-1 flex list-disc flex-col gap-1 pl-5 text-table">
              {answered.conflicts.map((conflict) => (
                <li key={JSON.stringify(conflict)}>{conflictText(conflict, names)}</li>
              ))}
            </ul>
          )}
        </Card>
      ) : null}
    </>
  );
}
