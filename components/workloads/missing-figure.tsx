import { Tooltip } from "@/components/ui/tooltip";
import { missing } from "@/lib/format/number";

/** A dash instead of a figure, with its reason for everybody: on hover, on focus and read aloud. */
export function MissingFigure({ reason }: { reason: string }) {
  return (
    <Tooltip content={reason}>
      <button
        type="button"
        aria-label={`Missing: ${reason}`}
        className="min-h-6 min-w-6 cursor-help rounded-control text-right text-muted"
      >
        {missing}
      </button>
    </Tooltip>
  );
}
