import { Sentence } from "@/components/layout/sentence";
import type { WorkloadRow } from "@/lib/chart/workload-recommendation";
import { type MoveGroup, workloadFinding } from "@/lib/chart/workload-summary";
import { formatMoney } from "@/lib/format/money";
import { formatCount } from "@/lib/format/quantity";
import { formatRatio } from "@/lib/format/ratio";

export type WorkloadFindingProps = {
  rows: readonly WorkloadRow[];
  currency: string;
  /** Names whose workloads these are, where it is one team's. */
  ownTeam: string | null;
  filtered: boolean;
};

/** The page's finding over the rows that are shown. */
export function WorkloadFinding({ rows, currency, ownTeam, filtered }: WorkloadFindingProps) {
  const finding = workloadFinding(rows);
  const money = (value: number) => formatMoney(Math.abs(value), { currency, style: "compact" });
  const whose = ownTeam ? `${ownTeam} ` : "";
  const all = `${formatCount(finding.count, `${whose}workload`)}${filtered ? " shown" : ""}`;
  if (finding.count === 0)
    return <Sentence note="Change the filters or the search to see others.">No workload is shown.</Sentence>;
  const notes = finding.groups.map((group) => `${group.count} ${groupNames[group.label]} (${signed(group, money)})`);
  const note = [
    notes.length > 0 ? `${notes.join(", ")}.` : "",
    finding.dearer > 0
      ? `${finding.dearer} would cost more: latency, place or volume speak for the move, not the price.`
      : "",
    finding.withoutSaving > 0
      ? `${formatCount(finding.withoutSaving, "workload")} without a price ${finding.withoutSaving === 1 ? "is" : "are"} left out of the sums.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
  if (finding.moving === 0) {
    return (
      <Sentence note={note || undefined}>
        {finding.count === 1 ? (
          <>
            The <b>{all}</b> runs where the rules would put it.
          </>
        ) : (
          <>
            All <b>{all}</b> run where the rules would put them.
          </>
        )}
      </Sentence>
    );
  }
  const share =
    finding.monthlyCost > 0 ? `, ${formatRatio(Math.abs(finding.saving) / finding.monthlyCost)} of cost` : "";
  return (
    <Sentence note={note}>
      <b>
        {finding.moving} of {all}
      </b>{" "}
      should run differently: <b>{money(finding.saving)}</b> a month {finding.saving < 0 ? "more" : "less"}
      {share}.
    </Sentence>
  );
}

const groupNames: Record<MoveGroup["label"], string> = {
  cloud: "to cloud",
  "on-prem": "to on-prem",
  edge: "to edge",
  terms: "to other terms in the same tier",
};

function signed(group: MoveGroup, money: (value: number) => string): string {
  return `${money(group.saving)} ${group.saving < 0 ? "more" : "less"}`;
}
