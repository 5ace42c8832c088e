import { cx } from "class-variance-authority";
import { type ImportStep, importSteps } from "@/lib/chart/imports-progress";

/** Where an import stands. */
export function ImportSteps({ current }: { current: ImportStep }) {
  const position = importSteps.indexOf(current);
  return (
    <ol aria-label="Steps" className="flex flex-wrap gap-x-6 gap-y-1 text-table">
      {importSteps.map((step, index) => (
        <li
          key={step}
          aria-current={index === position ? "step" : undefined}
          className={cx("flex items-center gap-2", index === position ? "font-semibold" : "text-muted")}
        >
          <span
            aria-hidden
            className={cx(
              "grid size-6 place-items-center rounded-full text-caption",
              index <= position ? "bg-accent text-on-accent" : "bg-neutral-bg text-muted",
            )}
          >
            {index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
