import { redirect } from "next/navigation";
import { loadLanding } from "@/lib/query/shell";

export default async function Page() {
  redirect(await loadLanding());
}
