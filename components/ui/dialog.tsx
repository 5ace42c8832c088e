"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { cx } from "class-variance-authority";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Button } from "./button";

export type DialogProps = {
  title: string;
  description?: ReactNode;
  /** A `<Button>` that opens it; leave out when `open` is controlled. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children?: ReactNode;
  /** Buttons at the end; wrap the cancelling one in `<DialogClose>`. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
};

const widths = { sm: "max-w-sm", md: "max-w-lg", lg: "max-w-3xl" };

/** Esc and the backdrop close it; focus returns to what opened it. */
export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  children,
  footer,
  size = "md",
}: DialogProps) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-30 bg-backdrop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-30 flex items-start justify-center overflow-y-auto p-4 pt-[10vh]">
          <Base.Popup
            className={cx(
              "relative flex w-full flex-col rounded-card bg-raised shadow-overlay transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0",
              widths[size],
            )}
          >
            <div className="flex items-start gap-2 p-4 pb-2">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-section font-semibold">{title}</Base.Title>
                {description ? (
                  <Base.Description render={<div />} className="text-table text-muted">
                    {description}
                  </Base.Description>
                ) : null}
              </div>
              <Base.Close render={<Button variant="quiet" size="sm" icon aria-label="Close" />}>
                <X size={16} aria-hidden />
              </Base.Close>
            </div>
            <div className="min-w-0 px-4 pb-4">{children}</div>
            {footer ? (
              <div className="flex flex-wrap justify-end gap-2 border-t border-hairline p-4">{footer}</div>
            ) : null}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** `<DialogClose><Button>Cancel</Button></DialogClose>` */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Base.Close render={children} />;
}
