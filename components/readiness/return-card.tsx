import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { OwnedComparison } from "@/lib/chart/owned-comparison";
import { expectationNote, ownNote, returnRows } from "@/lib/chart/readiness-return";
import type { ScenarioChoice } from "@/lib/schema/planner";

type ReturnCardProps = {
  currency: string;
  monthlySpend: number | null;
  owned: OwnedComparison | null;
  /** Why there are no own figures. */
  missingNote: string;
  /** The scenario that looks closer. */
  plan: Pick<ScenarioChoice, "id" | "name"> | undefined;
};

/** What the guide expects of owning, beside what breakeven gives for the organisation's own numbers. */
export function ReturnCard({ currency, monthlySpend, owned, missingNote, plan }: ReturnCardProps) {
  return (
    <Card title="Expected return" note={expectationNote(monthlySpend, currency)}>
      <table className="mt-1 w-full border-collapse text-table">
        <caption className="sr-only">The guide's expected return beside one's own</caption>
        <thead>
          <tr className="border-b border-border text-caption text-muted">
            <td />
            <th scope="col" className="py-1.5 pl-2 text-right font-medium">
              The guide
            </th>
            <th scope="col" className="py-1.5 pl-2 text-right font-medium">
              Your workloads today
            </th>
          </tr>
        </thead>
        <tbody>
          {returnRows(owned).map(({ label, expected, own }) => (
            <tr key={label} className="border-b border-hairline last:border-0">
              <th scope="row" className="py-2 text-left font-normal">
                {label}
              </th>
              <td className="py-2 pl-2 text-right whitespace-nowrap text-muted">{expected}</td>
              <td className="py-2 pl-2 text-right font-medium whitespace-nowrap">{own}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1 text-caption text-muted">
        {owned ? ownNote(owned, currency) : missingNote}{" "}
        {plan ? (
          <>
            With growth, levers and splits: <Link href={`/scenarios/${plan.id}`}>{plan.name}</Link>, the plan.
          </>
        ) : (
          <>
            With growth, levers and splits: <Link href="/scenarios">Scenarios</Link>.
          </>
        )}
      </p>
    </Card>
  );
}
