"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { usePathname } from "next/navigation";

export type SectionNavProps = { label: string; sections: readonly { label: string; href: string }[] };

const frame = "flex h-11 items-stretch gap-1 overflow-x-auto border-b border-border bg-card px-2 md:px-4";

/** The pages of one area, side by side; scrolls in itself where it is narrow. */
export function SectionNav({ label, sections }: SectionNavProps) {
  const path = usePathname();
  return (
    <nav aria-label={label} data-print="hide" className={frame}>
      {sections.map((section) => {
        const current = section.href === path || (section.href !== "/settings" && path.startsWith(`${section.href}/`));
        return (
          <Link
            key={section.href}
            href={section.href}
            aria-current={current ? "page" : undefined}
            className={cx(
              "flex items-center border-b-2 px-2 text-table font-medium whitespace-nowrap -outline-offset-2",
              current ? "border-accent text-text" : "border-transparent text-muted hover:text-text",
            )}
          >
            {section.label}
          </Link>
        );
      })}
    </nav>
  );
}

export function SectionNavSkeleton() {
  return <div aria-hidden className={frame} />;
}
