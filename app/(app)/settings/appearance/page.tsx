import { cookies } from "next/headers";
import { AppearanceForm } from "@/components/layout/appearance-form";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { preferencesFrom } from "@/components/layout/preferences";
import { openPage } from "@/lib/query/open-page";

export const metadata = { title: "Appearance" };

export default async function Page() {
  await openPage("/settings/appearance");
  const jar = await cookies();
  return (
    <>
      <PageHeader title="Appearance" meta="On this browser only" />
      <PageContent>
        <AppearanceForm initial={preferencesFrom((name) => jar.get(name)?.value)} />
      </PageContent>
    </>
  );
}
