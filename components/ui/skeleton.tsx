import { cx } from "class-variance-authority";

/** Holds the place of what is loading: give it the size of the real thing. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx("animate-pulse rounded-control bg-neutral-bg", className)} />;
}
