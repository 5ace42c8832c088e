import { Card } from "@/components/ui/card";
import { TierMark } from "@/components/ui/tier-mark";
import { workloadKindNames } from "@/lib/calc/classify";
import { tierOf } from "@/lib/calc/supply";
import { formatField, variabilityNames } from "@/lib/chart/workload-rules";
import { formatQuantity } from "@/lib/format/quantity";
import { formatSignedRatio } from "@/lib/format/ratio";
import { type Workload, type WorkloadField, workloadFieldNames, workloadFields } from "@/lib/schema/workload";

/** All fields of a workload, in the order of its form; what is not set says so in words. */
export function WorkloadFields({ workload }: { workload: Workload }) {
  return (
    <Card title="Fields">
      <dl className="mt-2 divide-y divide-hairline border-t border-hairline">
        {workloadFields
          .filter((field) => field !== "name")
          .map((field) => (
            <div key={field} className="flex flex-wrap justify-between gap-x-4 py-1.5 text-table">
              <dt className="text-muted">{workloadFieldNames[field]}</dt>
              <dd className="text-right font-medium break-words whitespace-pre-line">
                {field === "supplyId" ? (
                  <TierMark tier={tierOf({ kind: workload.supplyKind })} label={workload.supplyName} />
                ) : (
                  shown(workload, field)
                )}
              </dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}

function shown(workload: Workload, field: Exclude<WorkloadField, "supplyId">): string {
  switch (field) {
    case "teamId":
      return workload.teamName;
    case "kind":
      return workloadKindNames[workload.kind];
    case "variability":
      return variabilityNames[workload.variability];
    case "faultTolerant":
      return workload.faultTolerant ? "yes" : "no";
    case "growthAnnual":
      return workload.growthAnnual === null
        ? "as the scenario says"
        : formatSignedRatio(workload.growthAnnual, { digits: 0 });
    case "peakToMean":
      return formatQuantity(workload.peakToMean, { digits: 2 });
    case "notes":
      return workload.notes || "none";
    case "name":
      return workload.name;
    default:
      return formatField(field, workload[field]);
  }
}
