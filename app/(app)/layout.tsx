import { type ReactNode, Suspense } from "react";
import { AppShell, ChromeSkeleton } from "@/components/layout/app-shell";
import { NavigationProgress } from "@/components/layout/navigation-progress";
import { SampleDataBanner } from "@/components/layout/sample-data-banner";
import { ShellChrome } from "@/components/layout/shell-chrome";
import { loadShell } from "@/lib/query/shell";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <AppShell
      chrome={
        <Suspense fallback={<ChromeSkeleton />}>
          <Chrome />
        </Suspense>
      }
      banner={
        <Suspense>
          <Banner />
        </Suspense>
      }
      progress={
        <Suspense>
          <NavigationProgress />
        </Suspense>
      }
    >
      {children}
    </AppShell>
  );
}

async function Chrome() {
  const model = await loadShell();
  return model ? <ShellChrome model={model} /> : null;
}

async function Banner() {
  const model = await loadShell();
  return model?.sampleData ? <SampleDataBanner organisation={model.organisation} /> : null;
}
