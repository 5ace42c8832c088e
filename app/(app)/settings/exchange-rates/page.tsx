import { Suspense } from "react";
import { ExchangeRates } from "@/components/exchange-rates/exchange-rates";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { loadExchangeRates } from "@/lib/query/exchange-rates";
import { openPage } from "@/lib/query/open-page";
import { importRatesAction, removeRateAction, setRateAction } from "./actions";

export const metadata = { title: "Exchange rates" };

export default async function Page() {
  await openPage("/settings/exchange-rates");
  return (
    <>
      <PageHeader
        title="Exchange rates"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Exchange rates" }]}
      />
      <PageContent>
        <Suspense fallback={<Skeleton className="h-96" />}>
          <Rates />
        </Suspense>
      </PageContent>
    </>
  );
}

async function Rates() {
  const actions = { set: setRateAction, remove: removeRateAction, importFile: importRatesAction };
  return <ExchangeRates page={await loadExchangeRates()} actions={actions} />;
}
