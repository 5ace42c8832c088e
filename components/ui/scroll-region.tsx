import type { CSSProperties, ReactNode } from "react";

export type ScrollRegionProps = {
  label: string;
  /** How it scrolls, and its place. */
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
};

/** Scrolls where a table or a list does not fit, by keyboard too. */
export function ScrollRegion({ label, className = "overflow-x-auto", style, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll region is named and focusable, a section is not
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div role="region" aria-label={label} data-scroll-region tabIndex={0} className={className} style={style}>
      {children}
    </div>
  );
}
