import { Suspense } from "react";
import { ImportView } from "@/components/imports/import-view";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { loadImport } from "@/lib/query/imports";
import { openPage } from "@/lib/query/open-page";
import { cancelImportAction, commitImportAction, mapImportAction, undoImportAction } from "../actions";

export const metadata = { title: "Import" };

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  await openPage("/imports/[id]");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Import params={params} />
    </Suspense>
  );
}

async function Import({ params }: Props) {
  const { id } = await params;
  const actions = {
    commit: commitImportAction,
    cancel: cancelImportAction,
    map: mapImportAction,
    undo: undoImportAction,
  };
  return <ImportView page={await loadImport(id)} actions={actions} />;
}
