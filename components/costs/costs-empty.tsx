import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Before the first import. */
export function CostsEmpty({ mayImport, ownTeam }: { mayImport: boolean; ownTeam: string | null }) {
  if (!mayImport) {
    return (
      <EmptyState title={ownTeam ? `No costs of ${ownTeam} yet` : "No costs yet"}>
        A FinOps analyst imports the bills of the cloud and the usage of your own hardware; what the allocation rules
        give to {ownTeam ?? "a team"} appears here from then on.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No costs yet"
      actions={
        <>
          <ButtonLink href="/imports" variant="primary">
            Import a bill
          </ButtonLink>
          <ButtonLink href="/settings/price-book">Price book</ButtonLink>
        </>
      }
    >
      Import a provider's FOCUS export (CSV, gzip, zstd or Parquet), or a usage file of your own hardware, which the
      price book turns into costs. Nothing is counted before you have seen what was found in it.
    </EmptyState>
  );
}
