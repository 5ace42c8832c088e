import { formatFigure } from "@/lib/format/figure";
import type { FormField, NumberShape } from "@/lib/schema/form-field";

/** What may be typed, and what holds when nothing is: "0 to 1, 0.7 unless given". Wide bounds go without saying. */
export function hintOf(field: FormField): string | undefined {
  const bounds = field.kind === "number" ? boundsText(field) : null;
  const standard = standardText(field.standard);
  return [bounds, standard].filter((text) => text !== null).join(", ") || undefined;
}

function boundsText({ minimum, maximum, aboveMinimum, belowMaximum }: NumberShape): string | null {
  if (minimum === null) return null;
  const from = aboveMinimum ? `more than ${formatFigure(minimum)}` : formatFigure(minimum);
  if (maximum === null || maximum > 1000) return aboveMinimum ? from : null;
  return `${from} to ${belowMaximum ? "below " : ""}${formatFigure(maximum)}`;
}

function standardText(standard: unknown): string | null {
  if (typeof standard === "number" || typeof standard === "string") return `${formatFigure(standard)} unless given`;
  return null;
}
