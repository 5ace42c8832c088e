import { redirect } from "next/navigation";
import { ChargebackEmpty } from "@/components/chargeback/chargeback-empty";
import { loadCurrentMonth } from "@/lib/query/chargeback";
import { openPage } from "@/lib/query/open-page";

export const metadata = { title: "Chargeback" };

export default async function Page() {
  await openPage("/chargeback");
  const { href, mayImport } = await loadCurrentMonth();
  if (href !== null) redirect(href);
  return <ChargebackEmpty mayImport={mayImport} />;
}
