import { cx } from "class-variance-authority";

const steps = [
  { name: "upload", label: "Upload" },
  { name: "check", label: "Check" },
  { name: "done", label: "Done" },
] as const;

export type ImportStepsProps = { current: (typeof steps)[number]["name"]; pending: boolean };

export function ImportSteps({ current, pending }: ImportStepsProps) {
  const position = steps.findIndex((step) => step.name === current);
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <ol className="flex flex-wrap gap-x-6 gap-y-1 text-table">
        {steps.map((step, index) => (
          <li
            key={step.name}
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
            {step.label}
          </li>
        ))}
      </ol>
      {pending ? (
        <div
          role="progressbar"
          aria-label={current === "upload" ? "Checking the file" : "Writing"}
          aria-valuemin={0}
          aria-valuemax={steps.length}
          aria-valuenow={position}
          aria-valuetext={`${position} of ${steps.length} steps done`}
          className="h-1 w-40 overflow-hidden rounded-full bg-neutral-bg"
        >
          <span className="block h-full w-1/2 animate-pulse rounded-full bg-accent" />
        </div>
      ) : null}
    </div>
  );
}
