import type { ReactNode } from "react";

export type SentenceProps = {
  /** The finding with its numbers; the numbers in `<b>`. */
  children: ReactNode;
  /** What it rests on, in one smaller line. */
  note?: ReactNode;
};

/** The finding of a page comes first, as a sentence. */
export function Sentence({ children, note }: SentenceProps) {
  return (
    <div className="py-0.5">
      <p className="text-[18px] leading-[26px] text-pretty md:text-title md:leading-7 [&_b]:font-semibold">
        {children}
      </p>
      {note ? <p className="mt-1 max-w-[110ch] text-table text-muted">{note}</p> : null}
    </div>
  );
}
