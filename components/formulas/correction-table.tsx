import Link from "next/link";
import { Card } from "@/components/ui/card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { Correction } from "@/lib/schema/formula";

const head = "border-b border-border px-4 pb-1.5 text-left text-caption font-medium text-muted";
const cell = "border-b border-hairline px-4 py-2 align-top";

export function CorrectionTable({ corrections }: { corrections: readonly Correction[] }) {
  return (
    <Card
      title="The guide's arithmetic, corrected"
      note="Where the published guide contradicts its own figures, and what Crossover calculates instead."
      flush
    >
      <ScrollRegion label="The guide's arithmetic, corrected" className="mt-3 overflow-x-auto">
        <table className="w-full min-w-[44rem] border-separate border-spacing-0 text-table">
          <caption className="sr-only">What the guide says, what is right, and why</caption>
          <thead>
            <tr>
              <th scope="col" className={`${head} w-[28%]`}>
                The guide says
              </th>
              <th scope="col" className={`${head} w-[24%]`}>
                Right is
              </th>
              <th scope="col" className={head}>
                Why
              </th>
            </tr>
          </thead>
          <tbody className="[&>tr:last-child>*]:border-b-0">
            {corrections.map(({ calculation, says, right, reason }) => (
              <tr key={says}>
                <th scope="row" className={`${cell} text-left font-normal`}>
                  <Link href={`/formulas/${calculation}`}>{says}</Link>
                </th>
                <td className={`${cell} font-medium`}>{right}</td>
                <td className={`${cell} text-muted`}>{reason}.</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}
