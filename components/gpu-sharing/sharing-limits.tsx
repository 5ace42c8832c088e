import { cx } from "class-variance-authority";
import { Card } from "@/components/ui/card";
import type { LimitRow } from "@/lib/chart/gpu-sharing";

const cell = "border-b border-hairline py-1 pl-3 text-right tabular-nums";

/** The proof: what one GPU has of everything, and the GPUs that the instances take at least. */
export function SharingLimits({ rows, gpus }: { rows: readonly LimitRow[]; gpus: number }) {
  return (
    <Card
      title={gpus === 1 ? "Why one GPU holds them" : `Why fewer than ${gpus} GPUs cannot hold them`}
      note="What one GPU has of each, and what the instances need. The largest number of GPUs decides."
    >
      <table className="mt-1 w-full text-table">
        <caption className="sr-only">Limits of one GPU, needed and available, count</caption>
        <thead>
          <tr className="text-caption text-muted">
            <th scope="col" className="py-1 text-left font-medium">
              Limit
            </th>
            {["Needed", "One GPU has", "GPUs at least"].map((name) => (
              <th key={name} scope="col" className="py-1 pl-3 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, needed, perGpu, gpus: least, binds }) => (
            <tr key={name} className={cx(binds && "font-semibold")}>
              <th
                scope="row"
                className={cx(
                  "border-b border-hairline py-1 text-left first-letter:uppercase",
                  !binds && "font-normal",
                )}
              >
                {name}
              </th>
              <td className={cell}>{needed}</td>
              <td className={cell}>{perGpu}</td>
              <td className={cell}>{least}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
