import { formatAmountChange } from "@/lib/format/amount";
import { formatSignedRatio } from "@/lib/format/ratio";

export type AmountChangeProps = {
  change: string | null;
  ratio: number | null;
  currency: string;
};

/** A change of an exact amount. Arrow, sign and a spoken word carry it. */
export function AmountChange({ change, ratio, currency }: AmountChangeProps) {
  const { text, word } = formatAmountChange(change, currency);
  return (
    <span className="whitespace-nowrap">
      {text}
      {word ? <span className="sr-only"> {word}</span> : null}
      {word && ratio !== null ? <span className="text-muted"> ({formatSignedRatio(ratio)})</span> : null}
    </span>
  );
}
