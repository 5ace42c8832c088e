import { Suspense } from "react";
import { PasswordForm } from "@/components/forms/password-form";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { AccountCard } from "@/components/settings/account-card";
import { Skeleton } from "@/components/ui/skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadAccount } from "@/lib/query/settings";
import { changePasswordAction, signOutEverywhereAction } from "./actions";

export const metadata = { title: "Account" };

export default async function Page() {
  await openPage("/settings");
  return (
    <>
      <PageHeader title="Account" breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Account" }]} />
      <PageContent>
        <Suspense fallback={<Skeleton className="h-64" />}>
          <Account />
        </Suspense>
      </PageContent>
    </>
  );
}

async function Account() {
  const account = await loadAccount();
  return (
    <>
      <AccountCard account={account} signOutEverywhere={signOutEverywhereAction} />
      {account.hasPassword ? <PasswordForm email={account.email} action={changePasswordAction} /> : null}
    </>
  );
}
