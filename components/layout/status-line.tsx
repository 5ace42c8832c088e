import type { ReactNode } from "react";

/** The last line of a page: its reconciliation, then where the figures come from. Figures in `<b>`. */
export function StatusLine({ children }: { children: ReactNode }) {
  return (
    <footer className="mt-auto flex flex-wrap gap-x-4 gap-y-1 border-t border-border px-4 py-2.5 text-caption text-muted md:px-6 [&_b]:font-medium [&_b]:text-text">
      {children}
    </footer>
  );
}
