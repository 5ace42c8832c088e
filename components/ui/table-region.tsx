import type { ReactNode } from "react";

/** Scrolls sideways where a table does not fit, by keyboard too. */
export function TableRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll region is named and focusable, a section is not
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div role="region" aria-label={label} data-scroll-region tabIndex={0} className="overflow-x-auto">
      {children}
    </div>
  );
}
