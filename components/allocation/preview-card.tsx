import { cx } from "class-variance-authority";
import { DifferenceFrame } from "@/components/scenarios/difference-frame";
import { Card } from "@/components/ui/card";
import type { AllocationPreview } from "@/lib/chart/allocation-page";
import { changedOwners, previewSentence } from "@/lib/chart/allocation-preview";
import { type OwnerNames, ownerName } from "@/lib/chart/allocation-text";
import { formatAmount, formatAmountChange } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { figureCell, headCell } from "./cell-styles";

export type PreviewCardProps = { preview: AllocationPreview; names: OwnerNames; currency: string };

/** What the draft does to a month before anything is saved: each team before, after and the difference. */
export function PreviewCard({ preview, names, currency }: PreviewCardProps) {
  const { change, effect, month } = preview;
  const rows = changedOwners(change, names);
  return (
    <Card title={`Effect on ${formatMonth(month)}`} note="Computed from its lines; nothing is written." flush>
      <p role="status" className="px-4 pt-2 pb-1 text-body">
        {previewSentence(preview, currency)}
      </p>
      <DifferenceFrame
        label="Effect of the draft"
        caption={`Totals of ${formatMonth(month)} before and after the draft, effective cost in ${currency}`}
        corner="Bears"
        columns={[`Before, ${currency}`, `After, ${currency}`, `Difference, ${currency}`]}
        focusIndex={-1}
        regionClass="max-h-[28rem]"
      >
        <tbody>
          {rows.map((row) => (
            <PreviewRow key={row.owner} name={row.name} change={row} currency={currency} />
          ))}
        </tbody>
        <tfoot>
          <PreviewRow name={ownerName("unallocated", names)} change={change.unallocated} currency={currency} isSum />
        </tfoot>
      </DifferenceFrame>
      {effect ? (
        <p className="px-4 pt-2 pb-3 text-caption text-muted">
          Imported {formatAmount(effect.imported, currency)} − teams {formatAmount(effect.allocated, currency)} −
          unallocated {formatAmount(effect.unallocated, currency)} = {formatAmount(effect.difference, currency)}. Pools
          and lines in review are part of what is unallocated.
        </p>
      ) : null}
    </Card>
  );
}

type RowProps = {
  name: string;
  change: { before: string | null; after: string | null; difference: string | null };
  currency: string;
  isSum?: boolean;
};

function PreviewRow({ name, change, currency, isSum = false }: RowProps) {
  const difference = formatAmountChange(change.difference, currency);
  return (
    <tr className={isSum ? "font-semibold" : undefined}>
      <th scope="row" className={cx(headCell, isSum && "font-semibold")}>
        <span className="line-clamp-2 w-44 break-words max-md:w-28">{name}</span>
      </th>
      <td className={figureCell}>{formatAmount(change.before, currency)}</td>
      <td className={figureCell}>{formatAmount(change.after, currency)}</td>
      <td className={figureCell}>
        {difference.text}
        {difference.word ? <span className="sr-only"> {difference.word}</span> : null}
      </td>
    </tr>
  );
}
