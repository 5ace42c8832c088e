"use client";

import { Plus } from "lucide-react";
import { DifferenceFrame } from "@/components/scenarios/difference-frame";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { methodNames, type OwnerNames, ownerName, partNames } from "@/lib/chart/allocation-text";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";
import type { SharingRuleText } from "@/lib/schema/allocation-rules";
import { figureCell, wordsCell } from "./cell-styles";
import { AmountCell } from "./effect-cell";
import type { RuleTableProps } from "./mapping-table";
import { RuleRow } from "./rule-row";
import { SharingDialog } from "./sharing-dialog";

/** The sharing rules in their order, with what each spreads; a pool that cannot be spread says why. */
export function SharingTable({ draft, page, names, effect, shown, mayEdit }: RuleTableProps) {
  const { sharing, shareIdle } = draft.rules;
  const month = page.month === null ? "" : ` in ${formatMonth(page.month, "short")}`;
  return (
    <Card
      title="Shared cost"
      note="Rules run in this order and may feed the ones after them. The source keeps a contra row, so no total changes."
      flush
      tools={
        mayEdit ? (
          <SharingDialog
            rule={null}
            draft={draft}
            page={page}
            trigger={
              <Button size="sm">
                <Plus size={16} aria-hidden /> Add sharing rule
              </Button>
            }
          />
        ) : null
      }
    >
      <div className="px-4 pt-2 pb-1">
        <Checkbox
          label="Share idle capacity too; otherwise it stays with its owner"
          checked={shareIdle}
          disabled={!mayEdit}
          onCheckedChange={(checked) => draft.change((rules) => ({ ...rules, shareIdle: checked }))}
        />
      </div>
      {sharing.length === 0 ? (
        <p className="px-4 pt-1 pb-4 text-table text-muted">
          No sharing rule yet: pools stay where they are and count as unallocated.
        </p>
      ) : (
        <DifferenceFrame
          label="Sharing rules"
          caption={`Sharing rules in their order, and what each spreads${month}`}
          corner="Rule"
          columns={["Spreads", "Over", `Effective cost, ${page.currency}`, ...(mayEdit ? ["Edit"] : [])]}
          textColumns={["Spreads", "Over"]}
          focusIndex={-1}
        >
          <tbody>
            {sharing.map((rule, index) => (
              <SharingRow key={rule.id} {...{ rule, index, draft, page, names, effect, shown, mayEdit }} />
            ))}
          </tbody>
        </DifferenceFrame>
      )}
    </Card>
  );
}

type RowProps = RuleTableProps & { rule: SharingRuleText; index: number };

function SharingRow({ rule, index, draft, page, names, effect, shown, mayEdit }: RowProps) {
  const found = effect?.rules.find(({ ruleId }) => ruleId === rule.id);
  return (
    <RuleRow
      rule={rule}
      index={index}
      list="sharing"
      draft={draft}
      edit={mayEdit ? (trigger) => <SharingDialog rule={rule} draft={draft} page={page} trigger={trigger} /> : null}
    >
      <td className={`${wordsCell} min-w-36`}>
        {ownerName(rule.source, names)}
        <span className="block text-caption text-muted">{partNames[rule.part]}</span>
      </td>
      <td className={`${wordsCell} min-w-48`}>
        {methodNames[rule.method]}
        {rule.unit && rule.method !== "fixed" ? ` (${rule.unit})` : ""}
        <span className="block text-caption text-muted">{targetsText(rule, names)}</span>
      </td>
      <td className={figureCell}>
        <AmountCell amount={found ? found.amount : "0"} currency={page.currency} shown={shown} />
        {shown === "known" && found?.kept ? (
          <span className="block max-w-56 text-caption whitespace-normal text-over">
            {formatAmount(found.kept.amount, page.currency)} kept: {found.kept.reason}
          </span>
        ) : null}
      </td>
    </RuleRow>
  );
}

const shownTargets = 4;

function targetsText({ targets, method }: SharingRuleText, names: OwnerNames): string {
  const weighed = method === "fixed" || method === "metric" || method === "key";
  const unit = method === "fixed" ? "%" : "";
  const shown = targets
    .slice(0, shownTargets)
    .map(({ id, weight }) => (weighed ? `${ownerName(id, names)} ${weight}${unit}` : ownerName(id, names)));
  const more = targets.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${formatCount(more, "more", "more")}` : shown.join(", ");
}
