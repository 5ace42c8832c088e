"use client";

import { Plus } from "lucide-react";
import { DifferenceFrame } from "@/components/scenarios/difference-frame";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { AllocationPage, MonthEffect } from "@/lib/chart/allocation-page";
import { conditionText, type OwnerNames, ownerName } from "@/lib/chart/allocation-text";
import { formatMonth } from "@/lib/format/date";
import { formatRatio } from "@/lib/format/ratio";
import type { MappingRuleText } from "@/lib/schema/allocation-rules";
import { figureCell, headCell, toolsCell, wordsCell } from "./cell-styles";
import { AmountCell, type EffectShown, LinesCell } from "./effect-cell";
import { MappingDialog } from "./mapping-dialog";
import { RuleRow } from "./rule-row";
import type { RulesDraft } from "./use-rules-draft";

export type RuleTableProps = {
  draft: RulesDraft;
  page: AllocationPage;
  names: OwnerNames;
  effect: MonthEffect | null;
  shown: EffectShown;
  mayEdit: boolean;
};

/** The mapping rules in their order, with what each takes; what is left is always a row of its own. */
export function MappingTable({ draft, page, names, effect, shown, mayEdit }: RuleTableProps) {
  const { mapping } = draft.rules;
  const month = page.month === null ? "" : ` in ${formatMonth(page.month, "short")}`;
  return (
    <Card
      title="Direct cost"
      note="The first rule whose conditions all hold has the line. Write the narrow rules first."
      flush
      tools={
        mayEdit ? (
          <MappingDialog
            rule={null}
            draft={draft}
            page={page}
            trigger={
              <Button size="sm">
                <Plus size={16} aria-hidden /> Add mapping rule
              </Button>
            }
          />
        ) : null
      }
    >
      <div className="mt-2">
        <DifferenceFrame
          label="Mapping rules"
          caption={`Mapping rules in their order, and what each takes${month}`}
          corner="Rule"
          columns={[
            "Takes lines where",
            "Gives them to",
            "Lines, count",
            `Effective cost, ${page.currency}`,
            ...(mayEdit ? ["Edit"] : []),
          ]}
          textColumns={["Takes lines where", "Gives them to"]}
          focusIndex={-1}
        >
          <tbody>
            {mapping.map((rule, index) => (
              <MappingRow key={rule.id} {...{ rule, index, draft, page, names, effect, shown, mayEdit }} />
            ))}
            <tr>
              <th scope="row" className={headCell}>
                Everything else
              </th>
              <td className={`${wordsCell} text-muted`}>
                {mapping.length === 0 ? "There is no rule yet" : "No rule takes them"}
              </td>
              <td className={wordsCell}>Unallocated</td>
              <td className={figureCell} />
              <td className={figureCell}>
                <AmountCell amount={effect?.unallocated ?? null} currency={page.currency} shown={shown} />
                {effect?.unallocatedRatio ? (
                  <span className="block text-caption text-muted">
                    {formatRatio(Number(effect.unallocatedRatio))} after sharing
                  </span>
                ) : null}
              </td>
              {mayEdit ? <td className={toolsCell} /> : null}
            </tr>
          </tbody>
        </DifferenceFrame>
      </div>
    </Card>
  );
}

type RowProps = RuleTableProps & { rule: MappingRuleText; index: number };

function MappingRow({ rule, index, draft, page, names, effect, shown, mayEdit }: RowProps) {
  const found = effect?.rules.find(({ ruleId }) => ruleId === rule.id);
  return (
    <RuleRow
      rule={rule}
      index={index}
      list="mapping"
      draft={draft}
      edit={mayEdit ? (trigger) => <MappingDialog rule={rule} draft={draft} page={page} trigger={trigger} /> : null}
    >
      <td className={`${wordsCell} min-w-56`}>
        {rule.conditions.map((condition, place) => (
          <span key={`${condition.on} ${condition.matcher} ${condition.values.join()}`} className="block break-words">
            {place > 0 ? <span className="text-muted">and </span> : null}
            {conditionText(condition)}
          </span>
        ))}
      </td>
      <td className={`${wordsCell} min-w-28`}>{ownerName(rule.owner, names)}</td>
      <td className={figureCell}>
        <LinesCell lines={found?.lines ?? 0} shown={shown} />
      </td>
      <td className={figureCell}>
        <AmountCell amount={found ? found.amount : "0"} currency={page.currency} shown={shown} />
      </td>
    </RuleRow>
  );
}
