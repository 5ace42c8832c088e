/** Appears after 150 ms, so that quick answers do not flicker. */
export function ProgressLine() {
  return (
    <div
      role="progressbar"
      aria-label="Loading"
      data-print="hide"
      className="progress-line fixed inset-x-0 top-0 z-50 h-0.5 bg-accent"
    />
  );
}
