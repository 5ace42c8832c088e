"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

export type RuleToolsProps = {
  name: string;
  index: number;
  count: number;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  /** The dialog that changes the rule, with its button. */
  edit: ReactNode;
};

/** Order is meaning: the first rule that takes a line has it, and a pool is spread by the first that shares it. */
export function RuleTools({ name, index, count, onMove, onRemove, edit }: RuleToolsProps) {
  return (
    <span data-print="hide" className="ml-auto grid w-max grid-flow-col">
      <MoveButton label={`Move ${name} up`} isEnd={index === 0} onMove={() => onMove(-1)}>
        <ArrowUp size={16} aria-hidden />
      </MoveButton>
      <MoveButton label={`Move ${name} down`} isEnd={index === count - 1} onMove={() => onMove(1)}>
        <ArrowDown size={16} aria-hidden />
      </MoveButton>
      {edit}
      <Button variant="quiet" size="sm" icon aria-label={`Remove ${name}`} onClick={onRemove}>
        <Trash2 size={16} aria-hidden />
      </Button>
    </span>
  );
}

type MoveButtonProps = { label: string; isEnd: boolean; onMove: () => void; children: ReactNode };

/** Stays focusable at the end of the list, so that a rule can be moved there by keyboard without losing the place. */
function MoveButton({ label, isEnd, onMove, children }: MoveButtonProps) {
  return (
    <Button
      variant="quiet"
      size="sm"
      icon
      aria-label={label}
      aria-disabled={isEnd || undefined}
      onClick={() => {
        if (!isEnd) onMove();
      }}
    >
      {children}
    </Button>
  );
}
