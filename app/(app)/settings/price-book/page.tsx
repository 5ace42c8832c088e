import { Suspense } from "react";
import { PriceBookPage } from "@/components/price-book/price-book";
import { Skeleton } from "@/components/ui/skeleton";
import { openPage } from "@/lib/query/open-page";
import { loadPriceBook } from "@/lib/query/price-book";
import { addPriceAction, archiveSupplyAction, createSupplyAction, restoreSupplyAction } from "./actions";

export const metadata = { title: "Price book" };

type Props = { searchParams: Promise<{ supply?: string | string[] }> };

export default async function Page({ searchParams }: Props) {
  await openPage("/settings/price-book");
  return (
    <Suspense fallback={<Skeleton className="m-4 h-[36rem]" />}>
      <PriceBook searchParams={searchParams} />
    </Suspense>
  );
}

async function PriceBook({ searchParams }: Props) {
  const [book, { supply }] = await Promise.all([loadPriceBook(), searchParams]);
  return (
    <PriceBookPage
      book={book}
      selectedId={typeof supply === "string" ? supply : null}
      actions={{
        createSupply: createSupplyAction,
        addPrice: addPriceAction,
        archive: archiveSupplyAction,
        restore: restoreSupplyAction,
      }}
    />
  );
}
