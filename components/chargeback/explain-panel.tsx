"use client";

import { ButtonLink } from "@/components/ui/button";
import { SidePanel } from "@/components/ui/side-panel";
import { explainGroup, type StatementGroup, type StatementRow } from "@/lib/chart/statement";
import { formatAmount } from "@/lib/format/amount";
import { formatCount } from "@/lib/format/quantity";

type Explained = {
  title: string;
  amount: string | null;
  explanation: StatementRow["explanation"];
  row: StatementRow | null;
};

/** What a key of the statement stands for: a part, or one of its rows; null: neither. */
export function explainedBy(
  groups: readonly StatementGroup[],
  key: string | null,
  context: { currency: string },
): Explained | null {
  if (key === null) return null;
  const group = groups.find(({ part }) => part === key);
  if (group) return { title: group.label, amount: group.amount, explanation: explainGroup(group, context), row: null };
  const row = groups.flatMap(({ rows }) => rows).find((each) => each.key === key);
  return row ? { title: row.name, amount: row.amount, explanation: row.explanation, row } : null;
}

export type ExplainPanelProps = {
  explained: Explained;
  currency: string;
  mayOpenRules: boolean;
  onClose: () => void;
};

/** "Explain this number": in words, what went in, and the arithmetic with all its digits. */
export function ExplainPanel({ explained, currency, mayOpenRules, onClose }: ExplainPanelProps) {
  const { title, amount, explanation, row } = explained;
  const hasLines = row !== null && row.linesHref !== null;
  return (
    <SidePanel
      title={`${formatAmount(amount, currency)} ${currency}`}
      eyebrow={title}
      onClose={onClose}
      footer={
        hasLines || (mayOpenRules && row) ? (
          <>
            {hasLines ? (
              <ButtonLink variant="primary" href={row.linesHref ?? ""}>
                Open {formatCount(row.lineCount, "source line")}
              </ButtonLink>
            ) : null}
            {mayOpenRules && row ? <ButtonLink href="/allocation">Open rules</ButtonLink> : null}
          </>
        ) : undefined
      }
    >
      <p className="text-table">{explanation.sentence}</p>
      <dl className="text-table">
        {explanation.inputs.map(({ label, value }) => (
          <div key={`${label} ${value}`} className="flex justify-between gap-4 border-t border-hairline py-1.5">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 text-right break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <div>
        <h3>Formula</h3>
        <p className="mt-1 rounded-control bg-sunken px-3 py-2 font-mono text-caption break-words">
          {explanation.formula}
        </p>
      </div>
    </SidePanel>
  );
}
