import { Pencil } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { withoutRule, withRuleMoved } from "@/lib/schema/rule-edits";
import { headCell, toolsCell } from "./cell-styles";
import { RuleTools } from "./rule-tools";
import type { RulesDraft } from "./use-rules-draft";

export type RuleRowProps = {
  rule: { id: string; name: string };
  index: number;
  list: "mapping" | "sharing";
  draft: RulesDraft;
  /** The dialog that changes the rule, around its button; null: the reader may not. */
  edit: ((trigger: ReactElement) => ReactNode) | null;
  /** The cells of what the rule says and does. */
  children: ReactNode;
};

/** A rule of either list: its place and name first, the tools that change it last. */
export function RuleRow({ rule, index, list, draft, edit, children }: RuleRowProps) {
  const { id, name } = rule;
  return (
    <tr data-rule={id}>
      <th scope="row" className={headCell}>
        <span title={name} className="line-clamp-3 w-44 break-words max-md:w-28">
          {index + 1}. {name}
        </span>
      </th>
      {children}
      {edit ? (
        <td className={toolsCell}>
          <RuleTools
            name={name}
            index={index}
            count={draft.rules[list].length}
            onMove={(by) => draft.change((rules) => withRuleMoved(rules, { list, id, by }))}
            onRemove={() => draft.change((rules) => withoutRule(rules, id))}
            edit={edit(
              <Button variant="quiet" size="sm" icon aria-label={`Change ${name}`}>
                <Pencil size={16} aria-hidden />
              </Button>,
            )}
          />
        </td>
      ) : null}
    </tr>
  );
}
