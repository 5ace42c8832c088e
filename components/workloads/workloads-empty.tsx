import { ButtonLink, buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export function WorkloadsEmpty({ mayWrite, ownTeam }: { mayWrite: boolean; ownTeam: string | null }) {
  if (!mayWrite) {
    return (
      <EmptyState title={ownTeam ? `No workloads of ${ownTeam} yet` : "No workloads yet"}>
        A workload is something that runs on GPUs and costs: a training job, a model that answers. A FinOps analyst adds
        them; they appear here as soon as one is entered.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No workloads yet"
      actions={
        <>
          <ButtonLink href="/workloads/new" variant="primary">
            New workload
          </ButtonLink>
          <ButtonLink href="/workloads/import">Import a CSV file</ButtonLink>
          <a href="/workloads/template.csv" download className={buttonStyle({ className: "text-text no-underline" })}>
            Template
          </a>
          <ButtonLink href="/workloads?f=status:is:archived" variant="quiet">
            Archived workloads
          </ButtonLink>
        </>
      }
    >
      A workload is something that runs on GPUs and costs: a training job, a model that answers. Enter one by hand with
      its team, what it runs on and its GPU-hours a month, or import many from a spreadsheet.
    </EmptyState>
  );
}
