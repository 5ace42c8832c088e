import { Suspense } from "react";
import { ImportList } from "@/components/imports/import-list";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { loadImports } from "@/lib/query/imports";
import { openPage } from "@/lib/query/open-page";
import { expectSourceAction, undoImportAction } from "./actions";

export const metadata = { title: "Imports" };

export default async function Page() {
  await openPage("/imports");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Imports />
    </Suspense>
  );
}

async function Imports() {
  return <ImportList page={await loadImports()} actions={{ undo: undoImportAction, expect: expectSourceAction }} />;
}
