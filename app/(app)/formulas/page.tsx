import { FormulaLibraryView } from "@/components/formulas/formula-library";
import { loadFormulas } from "@/lib/query/formulas";
import { openPage } from "@/lib/query/open-page";

export const metadata = { title: "Formulas" };

export default async function Page() {
  await openPage("/formulas");
  return <FormulaLibraryView {...(await loadFormulas())} />;
}
