import { formatCount } from "@/lib/format/quantity";
import type { CaseCount } from "@/lib/schema/formula";

/** "63 published cases: 58 hold, 5 were published wrong and are corrected." */
export function CaseSentence({ cases, hold }: CaseCount) {
  const wrong = cases - hold;
  if (cases === 0) return <>No published case is known yet.</>;
  return (
    <>
      <b>{formatCount(cases, "published case")}</b>: <b>{hold}</b> {hold === 1 ? "holds" : "hold"}
      {wrong === 0 ? null : (
        <>
          , <b>{wrong}</b>{" "}
          {wrong === 1 ? "was published wrong and is corrected" : "were published wrong and are corrected"}
        </>
      )}
      .
    </>
  );
}
