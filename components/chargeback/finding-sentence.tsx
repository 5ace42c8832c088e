import { Sentence } from "@/components/layout/sentence";
import type { ChargebackPage } from "@/lib/chart/chargeback";

export type FindingSentenceProps = { parts: ChargebackPage["finding"]; note?: string };

export function FindingSentence({ parts, note }: FindingSentenceProps) {
  return (
    <Sentence note={note}>
      {parts.map(({ text, strong }) => (strong ? <b key={text}>{text}</b> : <span key={text}>{text}</span>))}
    </Sentence>
  );
}
