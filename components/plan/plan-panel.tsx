"use client";

import { ButtonLink } from "@/components/ui/button";
import { SidePanel } from "@/components/ui/side-panel";
import { explainPlanRow, type LineBasis } from "@/lib/chart/plan-explanation";
import { partNames } from "@/lib/chart/plan-page";
import { type PlanRow, planParts } from "@/lib/chart/plan-rows";
import { formatExact } from "@/lib/format/amount";
import { PlanChange } from "./plan-change";
import { PlanMoney } from "./plan-money";

export type PlanPanelProps = { row: PlanRow; basis: LineBasis; currency: string; onClose: () => void };

/** "Explain this number": what plan and actual cost of a row were made of, and how the difference was split. */
export function PlanPanel({ row, basis, currency, onClose }: PlanPanelProps) {
  const { sentence, inputs, formulas } = explainPlanRow(row, basis, currency);
  const parts = planParts.filter((part) => row.parts[part] !== 0);
  return (
    <SidePanel
      title={row.name}
      eyebrow={row.team}
      onClose={onClose}
      footer={basis.actual ? <ButtonLink href={basis.costsHref}>Open its costs</ButtonLink> : undefined}
    >
      <p className="text-table">{sentence}</p>
      <dl className="text-table">
        <Item label={`Plan, ${currency}`}>
          <PlanMoney amount={row.plan} currency={currency} missing="not in the plan" />
        </Item>
        {parts.map((part) => (
          <Item key={part} label={partNames[part]}>
            <PlanChange amount={row.parts[part]} currency={currency} />
          </Item>
        ))}
        <Item label={`Actual, ${currency}`}>
          <PlanMoney amount={row.actual} currency={currency} missing="no bill" />
        </Item>
        <Item label="Actual, all digits">{formatExact(basis.exact)}</Item>
      </dl>
      {inputs.length > 0 ? (
        <table className="w-full text-table">
          <caption className="pb-1 text-left font-medium text-text">What went in</caption>
          <thead>
            <tr className="text-caption text-muted">
              <th scope="col" className="py-1 text-left font-medium">
                Input
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                Plan
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                Actual
              </th>
            </tr>
          </thead>
          <tbody>
            {inputs.map(({ label, plan, actual }) => (
              <tr key={label}>
                <th scope="row" className="border-t border-hairline py-1.5 pr-2 text-left font-normal text-muted">
                  {label}
                </th>
                <td className="border-t border-hairline py-1.5 pl-2 text-right whitespace-nowrap">{plan}</td>
                <td className="border-t border-hairline py-1.5 pl-2 text-right whitespace-nowrap">{actual}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <div>
        <h3>Formula</h3>
        <dl className="mt-1 flex flex-col gap-2 rounded-control bg-sunken px-3 py-2 font-mono text-caption break-words">
          {formulas.map(({ part, text }) => (
            <div key={part}>
              <dt>{part} =</dt>
              <dd className="pl-3">{text}</dd>
            </div>
          ))}
        </dl>
      </div>
    </SidePanel>
  );
}

function Item({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex justify-between gap-4 border-t border-hairline py-1.5">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 text-right break-words">{children}</dd>
    </div>
  );
}
