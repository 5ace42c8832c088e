export function SampleDataBanner({ organisation }: { organisation: string }) {
  return (
    <p className="border-b border-border bg-neutral-bg px-4 py-1.5 text-caption text-muted md:px-6">
      <strong className="font-medium text-text">Sample data.</strong> {organisation} and its figures are invented.
    </p>
  );
}
