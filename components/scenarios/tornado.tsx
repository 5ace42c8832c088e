import type { UncertaintyOf } from "@/lib/chart/uncertainty";
import { tornadoRows, tornadoTitle } from "@/lib/chart/uncertainty-rows";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { figureCell, headCell, UncertaintyTable } from "./uncertainty-table";

/** Which inputs matter most: what each alone does to the saving, and how closely the saving follows it. */
export function Tornado({ shown, input }: { shown: UncertaintyOf; input: ScenarioInput }) {
  const rows = tornadoRows(shown, input);
  return (
    <UncertaintyTable
      name="Inputs that matter"
      title={tornadoTitle(rows)}
      note="Saving against all cloud with each input alone at its P10 and its P90, the others as they are. Rank correlation: how the saving of all trials follows the input, −1 to 1."
      corner="Input, P10 to P90"
      columns={[
        `Saving at P10, ${shown.currency}`,
        `At P90, ${shown.currency}`,
        "From least to most",
        "Rank correlation",
      ]}
    >
      {rows.map((row) => (
        <tr key={row.key}>
          <th scope="row" className={headCell}>
            {row.name}
            <span className="block text-caption text-muted">{row.range}</span>
          </th>
          <td className={figureCell}>{row.savingLow}</td>
          <td className={figureCell}>{row.savingHigh}</td>
          <td className="min-w-40 border-b border-hairline px-2 py-1.5">
            <span aria-hidden className="block h-3 rounded-[2px] bg-neutral-bg">
              <span
                className="block h-3 min-w-0.5 rounded-[2px] bg-onprem"
                style={{ marginLeft: `${row.from * 100}%`, width: `${row.length * 100}%` }}
              />
            </span>
          </td>
          <td className={figureCell}>{row.rank}</td>
        </tr>
      ))}
    </UncertaintyTable>
  );
}
