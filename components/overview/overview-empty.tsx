import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { OverviewPreview } from "./overview-preview";

/** Before the first import. */
export function OverviewEmpty({ mayImport, ownTeam }: { mayImport: boolean; ownTeam: string | null }) {
  return (
    <div className="flex flex-col gap-6">
      <EmptyState
        title={ownTeam ? `See what ${ownTeam} spends on AI` : "See your AI spend across cloud, on-prem and edge"}
        actions={
          mayImport ? (
            <>
              <ButtonLink href="/imports" variant="primary">
                Import a bill
              </ButtonLink>
              <ButtonLink href="/settings/price-book">Price book</ButtonLink>
            </>
          ) : undefined
        }
      >
        {mayImport
          ? "Import a provider's FOCUS export or a usage file of your own hardware. Spend by tier stands here from then on, a forecast after 60 days of it."
          : "A FinOps analyst imports the bills of the cloud and the usage of your own hardware; the figures appear here from then on."}
      </EmptyState>
      <OverviewPreview />
    </div>
  );
}
