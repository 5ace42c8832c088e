import { type ReactNode, Suspense } from "react";
import { SectionNav, SectionNavSkeleton } from "@/components/layout/section-nav";
import { loadSettingsSections } from "@/lib/query/settings";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      <Suspense fallback={<SectionNavSkeleton />}>
        <Sections />
      </Suspense>
      {children}
    </>
  );
}

async function Sections() {
  return <SectionNav label="Settings" sections={await loadSettingsSections()} />;
}
