/** Two cost curves that cross. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      strokeWidth={2.2}
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M2 16.5C8 16.5 12 3.5 18 3.5" stroke="var(--onprem)" />
      <path d="M2 5c6 0 10 10 16 10" stroke="var(--cloud)" />
    </svg>
  );
}
