"use client";

type ResetButtonProps = { label: string; was: string; onReset: () => void };

/** Back to the value before the edit. */
export function ResetButton({ label, was, onReset }: ResetButtonProps) {
  return (
    <button
      type="button"
      aria-label={`Reset ${label} to ${was}`}
      onClick={onReset}
      className="min-h-6 rounded-control px-1 text-caption text-accent hover:bg-hover"
    >
      Reset
    </button>
  );
}
