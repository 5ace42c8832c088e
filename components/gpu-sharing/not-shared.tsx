import Link from "next/link";
import { Card } from "@/components/ui/card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { Refused, SharingCandidates } from "@/lib/chart/gpu-sharing-workloads";
import { formatCount, formatQuantity } from "@/lib/format/quantity";

export type NotSharedProps = Pick<SharingCandidates, "refused" | "elsewhere"> & { gpuClass: string };

/** The workloads of this GPU that keep whole ones, and why. */
export function NotShared({ refused, elsewhere, gpuClass }: NotSharedProps) {
  const others = elsewhere.map(({ gpuClass: other, count }) => `${count} on ${other}`).join(", ");
  return (
    <Card
      title={
        refused.length === 0
          ? "Workloads on other GPUs"
          : `${formatCount(refused.length, "workload")} on ${gpuClass} cannot share`
      }
      note={others ? `Other GPUs are planned by themselves: ${others}.` : undefined}
    >
      {refused.length > 0 ? (
        <ScrollRegion label="Workloads that cannot share" className="mt-1 max-h-80 overflow-auto">
          <ul className="text-table">
            {refused.map((row) => (
              <RefusedRow key={row.id} row={row} />
            ))}
          </ul>
        </ScrollRegion>
      ) : null}
    </Card>
  );
}

function RefusedRow({ row }: { row: Refused }) {
  return (
    <li className="flex flex-wrap gap-x-3 border-b border-hairline py-1">
      <Link href={`/workloads/${row.id}`} className="min-w-0 flex-[0_1_11rem] truncate">
        {row.name}
      </Link>
      <span className="min-w-0 flex-[1_1_14rem] text-muted">{row.reason}</span>
      <span className="ml-auto whitespace-nowrap tabular-nums">
        {formatQuantity(row.gpuHoursMonthly, { unit: "GPU-h/mo" })}
      </span>
    </li>
  );
}
