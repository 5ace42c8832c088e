import { cx } from "class-variance-authority";

export const valueSources = ["actuals", "price book", "default", "template", "planner", "edited"] as const;

export type ValueSource = (typeof valueSources)[number];

export type SourceChipProps = {
  source: ValueSource;
  /** The value before the edit, as shown: "12". */
  was?: string | undefined;
};

/** Where a value comes from. */
export function SourceChip({ source, was }: SourceChipProps) {
  const edited = source === "edited";
  return (
    <span
      className={cx(
        "rounded-[4px] px-1.5 text-caption whitespace-nowrap",
        edited ? "bg-selected font-medium text-accent" : "bg-neutral-bg text-muted",
      )}
    >
      {edited && was !== undefined ? `edited, was ${was}` : source}
    </span>
  );
}
