import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export function ChargebackEmpty({ mayImport }: { mayImport: boolean }) {
  return (
    <>
      <PageHeader title="Chargeback" />
      <PageContent>
        <EmptyState
          title="No statements yet"
          actions={
            mayImport ? (
              <>
                <ButtonLink variant="primary" href="/imports">
                  Import
                </ButtonLink>
                <ButtonLink href="/allocation">Create rule</ButtonLink>
              </>
            ) : undefined
          }
        >
          Statements appear after the first import and one allocation rule.
        </EmptyState>
      </PageContent>
    </>
  );
}
