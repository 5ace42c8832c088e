import { cva, cx, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";

const badgeStyle = cva(
  "inline-flex h-[22px] items-center gap-1 rounded-full px-2 text-caption font-medium whitespace-nowrap",
  {
    variants: {
      tone: {
        neutral: "bg-neutral-bg text-muted",
        ok: "bg-saving-bg text-saving",
        warn: "bg-warn-bg text-warn",
        over: "bg-over-bg text-over",
        plan: "bg-selected text-accent",
        draft: "text-text ring-1 ring-control ring-inset",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeProps = VariantProps<typeof badgeStyle> & { children: ReactNode; className?: string };

export function Badge({ tone, className, children }: BadgeProps) {
  return <span className={cx(badgeStyle({ tone }), className)}>{children}</span>;
}
