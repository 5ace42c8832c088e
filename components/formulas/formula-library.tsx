import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Sentence } from "@/components/layout/sentence";
import { formatCount } from "@/lib/format/quantity";
import type { FormulaLibrary } from "@/lib/schema/formula";
import { CaseSentence } from "./case-sentence";
import { CorrectionTable } from "./correction-table";
import { FormulaFamilies } from "./formula-families";

export function FormulaLibraryView({ cases, hold, notFromGuide, families, corrections }: FormulaLibrary) {
  const formulas = families.reduce((sum, family) => sum + family.formulas.length, 0);
  return (
    <>
      <PageHeader title="Formulas" />
      <PageContent>
        <Sentence
          note={`${formatCount(formulas, "calculation")}, the same on every page and over the API. ${notFromGuide} of the cases come from other sources than the guide; all of them run with every test.`}
        >
          <CaseSentence cases={cases} hold={hold} />
        </Sentence>
        <FormulaFamilies families={families} />
        <CorrectionTable corrections={corrections} />
      </PageContent>
    </>
  );
}
