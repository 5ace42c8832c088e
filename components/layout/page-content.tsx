import { cx } from "class-variance-authority";
import type { ReactNode } from "react";

/** The gutter of every page: children stacked with 16 px between. */
export function PageContent({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={cx(
        "flex w-full max-w-[1600px] min-w-0 flex-1 flex-col gap-3 px-4 pt-3 pb-6 md:gap-4 md:px-6 md:pt-4 md:pb-8",
        className,
      )}
    >
      {children}
    </div>
  );
}
