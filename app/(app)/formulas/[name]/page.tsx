import { FormulaView } from "@/components/formulas/formula-view";
import { loadFormula } from "@/lib/query/formulas";
import { openPage } from "@/lib/query/open-page";
import { runCalculationAction } from "./actions";

export const metadata = { title: "Formula" };

type Props = { params: Promise<{ name: string }> };

export default async function Page({ params }: Props) {
  await openPage("/formulas/[name]");
  const { name } = await params;
  return <FormulaView key={name} {...(await loadFormula(name))} run={runCalculationAction} />;
}
