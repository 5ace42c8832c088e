"use client";

import { cx } from "class-variance-authority";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button";

export type SidePanelProps = {
  title: string;
  eyebrow?: ReactNode;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  className?: string;
};

/**
 * Stands beside the content without covering it. It takes focus when it opens, Esc inside it closes it, and focus
 * goes back to what opened it. Lay out with `<WithSidePanel>`.
 */
export function SidePanel({ title, eyebrow, onClose, children, footer, className }: SidePanelProps) {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const opener = document.activeElement;
    const element = panel.current;
    element?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      close.current();
    };
    element?.addEventListener("keydown", onKey);
    return () => {
      element?.removeEventListener("keydown", onKey);
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-labelledby={id}
      className={cx(
        "flex flex-col border-border bg-card outline-none xl:sticky xl:top-0 xl:h-screen xl:w-[400px] xl:shrink-0 xl:overflow-auto xl:border-l max-xl:fixed max-xl:inset-y-0 max-xl:right-0 max-xl:z-20 max-xl:w-[min(400px,100vw)] max-xl:overflow-auto max-xl:shadow-overlay",
        className,
      )}
    >
      <div className="flex items-start gap-2 border-b border-hairline px-4 pt-4 pb-3">
        <div className="min-w-0 flex-1">
          {eyebrow ? <p className="text-caption text-muted">{eyebrow}</p> : null}
          <h2 id={id} className="text-section">
            {title}
          </h2>
        </div>
        <Button variant="quiet" icon aria-label="Close panel" onClick={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      <div className="flex flex-1 flex-col gap-5 p-4">{children}</div>
      {footer ? (
        <div className="sticky bottom-0 flex flex-wrap gap-2 border-t border-border bg-card px-4 py-3">{footer}</div>
      ) : null}
    </aside>
  );
}
