import { cx } from "class-variance-authority";

export type ProgressBarProps = {
  label: string;
  /** null: the end is not known. */
  share: number | null;
  now: number;
  max: number;
  text: string;
};

export function ProgressBar({ label, share, now, max, text }: ProgressBarProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p className="text-table tabular-nums">
        <span className="font-medium">{label}</span> <span className="text-muted">{text}</span>
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={now}
        aria-valuetext={text}
        className="h-1.5 overflow-hidden rounded-full bg-neutral-bg"
      >
        <span
          className={cx("block h-full rounded-full bg-accent", share === null && "w-1/3 animate-pulse")}
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
