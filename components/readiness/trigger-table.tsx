import { Check, CircleHelp, type LucideIcon, X } from "lucide-react";
import { Badge, type BadgeProps } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { TriggerRow } from "@/lib/chart/readiness";

type State = { text: string; tone: BadgeProps["tone"]; icon: LucideIcon };

function stateOf(met: boolean | null): State {
  if (met === null) return { text: "Not known", tone: "warn", icon: CircleHelp };
  return met ? { text: "Met", tone: "ok", icon: Check } : { text: "Not met", tone: "neutral", icon: X };
}

/** Each trigger with what it saw, its threshold, and what would meet it. */
export function TriggerTable({ rows }: { rows: readonly TriggerRow[] }) {
  return (
    <Card
      title="Triggers"
      note="The first speaks for planning, the others for moving. Cost against owning is Deloitte's, 60 to 70%; the rest are the guide's."
    >
      <table className="mt-1 w-full border-collapse text-table">
        <caption className="sr-only">Triggers with value, threshold and state</caption>
        <thead>
          <tr className="border-b border-border text-caption text-muted">
            <th scope="col" className="py-1.5 text-left font-medium">
              Trigger
            </th>
            <th scope="col" className="py-1.5 pl-2 text-right font-medium">
              Value
            </th>
            <th scope="col" className="py-1.5 pl-2 text-right font-medium max-sm:hidden">
              Threshold
            </th>
            <th scope="col" className="py-1.5 pl-3 text-left font-medium">
              State
            </th>
            <th scope="col" className="py-1.5 pl-3 text-left font-medium max-lg:hidden">
              What would meet it
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.rule} row={row} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** On narrow screens threshold and remedy stand below the label, where there is room for them. */
function Row({ row: { rule, label, met, value, threshold, remedy } }: { row: TriggerRow }) {
  const { text, tone, icon: Icon } = stateOf(met);
  return (
    <tr data-trigger={rule} className="border-b border-hairline align-top last:border-0">
      <th scope="row" className="py-2 text-left font-normal">
        {label}
        <span className="block text-caption text-muted sm:hidden">{threshold}</span>
        {remedy ? <span className="block text-caption text-muted lg:hidden">{remedy}</span> : null}
      </th>
      <td className="py-2 pl-2 text-right tabular-nums">{value}</td>
      <td className="py-2 pl-2 text-right whitespace-nowrap text-muted max-sm:hidden">{threshold}</td>
      <td className="py-2 pl-3">
        <Badge tone={tone}>
          <Icon size={12} strokeWidth={2.5} aria-hidden />
          {text}
        </Badge>
      </td>
      <td className="py-2 pl-3 text-muted max-lg:hidden">{remedy}</td>
    </tr>
  );
}
