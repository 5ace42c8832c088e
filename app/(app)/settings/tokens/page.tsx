import { Suspense } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { TokenTable } from "@/components/tokens/token-table";
import { Skeleton } from "@/components/ui/skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadTokens } from "@/lib/query/tokens";
import { createTokenAction, revokeTokenAction } from "./actions";

export const metadata = { title: "API tokens" };

export default async function Page() {
  await openPage("/settings/tokens");
  return (
    <>
      <PageHeader title="API tokens" breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "API tokens" }]} />
      <PageContent>
        <Suspense fallback={<Skeleton className="h-96" />}>
          <Tokens />
        </Suspense>
      </PageContent>
    </>
  );
}

async function Tokens() {
  return <TokenTable {...(await loadTokens())} create={createTokenAction} revoke={revokeTokenAction} />;
}
