import type { ReactNode } from "react";

export type ControlBarProps = {
  /** Filters and choices, whose state stands in the address. */
  children: ReactNode;
  /** What the figures below are in: "Cash, undiscounted · USD · UTC · data to 22 Nov 2026". */
  context?: ReactNode;
};

/** Stays in view while the page scrolls. */
export function ControlBar({ children, context }: ControlBarProps) {
  return (
    <div className="z-10 flex flex-wrap items-center gap-2 border-b border-border bg-page px-4 py-2 md:sticky md:top-0 md:px-6">
      <div data-print="hide" className="contents">
        {children}
      </div>
      {context ? <p className="text-caption text-muted max-md:w-full md:ml-auto">{context}</p> : null}
    </div>
  );
}
