"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import { cx } from "class-variance-authority";
import type { ReactElement, ReactNode } from "react";
import { popupStyle } from "./popup";

export type TooltipProps = {
  content: ReactNode;
  /** A focusable element; its own accessible name must not depend on the tooltip. */
  children: ReactElement;
};

/** Opens on hover and on focus, closes on Esc. */
export function Tooltip({ content, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup className={cx(popupStyle, "max-w-72 min-w-0 px-2 py-1 text-caption")}>{content}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
