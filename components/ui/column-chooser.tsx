"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { cx } from "class-variance-authority";
import { Check, Columns3 } from "lucide-react";
import { Button } from "./button";
import { popupStyle } from "./popup";

export type ColumnChooserProps = {
  columns: readonly { id: string; header: string }[];
  isShown: (id: string) => boolean;
  onShow: (id: string, shown: boolean) => void;
  /** The column that names the row cannot be hidden. */
  lockedId: string | undefined;
  comfortable: boolean;
  onComfortableChange: (comfortable: boolean) => void;
};

const itemStyle =
  "grid min-h-8 cursor-default grid-cols-[1rem_1fr] items-center gap-2 py-1 pr-4 pl-2 text-table outline-none data-disabled:text-muted data-highlighted:bg-selected";

export function ColumnChooser(props: ColumnChooserProps) {
  const { columns, isShown, onShow, lockedId, comfortable, onComfortableChange } = props;
  const shown = columns.filter((column) => isShown(column.id)).length;
  return (
    <Base.Root>
      <Base.Trigger render={<Button variant="quiet" />}>
        <Columns3 size={16} aria-hidden />
        {shown === columns.length ? "Columns" : `${shown} of ${columns.length} columns`}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-40 outline-none">
          <Base.Popup className={cx(popupStyle, "max-h-[var(--available-height)] overflow-y-auto py-1")}>
            {columns.map((column) => (
              <Base.CheckboxItem
                key={column.id}
                checked={isShown(column.id)}
                disabled={column.id === lockedId}
                onCheckedChange={(checked) => onShow(column.id, checked)}
                className={itemStyle}
              >
                <Base.CheckboxItemIndicator className="col-start-1 text-accent">
                  <Check size={16} aria-hidden />
                </Base.CheckboxItemIndicator>
                <span className="col-start-2">{column.header}</span>
              </Base.CheckboxItem>
            ))}
            <Base.Separator className="my-1 h-px bg-hairline" />
            <Base.CheckboxItem checked={comfortable} onCheckedChange={onComfortableChange} className={itemStyle}>
              <Base.CheckboxItemIndicator className="col-start-1 text-accent">
                <Check size={16} aria-hidden />
              </Base.CheckboxItemIndicator>
              <span className="col-start-2">Comfortable rows</span>
            </Base.CheckboxItem>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
