"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { cx } from "class-variance-authority";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { popupStyle } from "./popup";

export type MenuItem =
  | { kind?: "action"; label: string; icon?: ReactNode; onSelect: () => void; danger?: boolean; disabled?: boolean }
  | { kind: "link"; label: string; icon?: ReactNode; href: string }
  /** A file: fetched when it is asked for and never before, unlike a page. */
  | { kind: "download"; label: string; icon?: ReactNode; href: string }
  | { kind: "separator"; id: string };

export type MenuProps = {
  /** The `<Button>` that opens it. */
  trigger: ReactElement;
  items: readonly MenuItem[];
  align?: "start" | "end";
  side?: "top" | "bottom";
};

const itemStyle =
  "flex min-h-8 cursor-default items-center gap-2 px-3 py-1 text-table text-text no-underline outline-none data-highlighted:bg-selected data-disabled:text-muted";

export function Menu({ trigger, items, align = "end", side = "bottom" }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} side={side} className="z-40 outline-none">
          <Base.Popup className={cx(popupStyle, "min-w-44 py-1")}>
            {items.map((item) => {
              if (item.kind === "separator") return <Base.Separator key={item.id} className="my-1 h-px bg-hairline" />;
              if (item.kind === "link")
                return (
                  <Base.LinkItem key={item.label} render={<Link href={item.href} />} className={itemStyle} closeOnClick>
                    {item.icon}
                    {item.label}
                  </Base.LinkItem>
                );
              if (item.kind === "download")
                return (
                  <Base.LinkItem key={item.label} href={item.href} download className={itemStyle} closeOnClick>
                    {item.icon}
                    {item.label}
                  </Base.LinkItem>
                );
              return (
                <Base.Item
                  key={item.label}
                  disabled={item.disabled ?? false}
                  onClick={item.onSelect}
                  className={cx(itemStyle, item.danger && "text-over")}
                >
                  {item.icon}
                  {item.label}
                </Base.Item>
              );
            })}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
