import { cx } from "class-variance-authority";
import type { UncertaintyOf } from "@/lib/chart/uncertainty";
import { placementRows, placementsTitle } from "@/lib/chart/uncertainty-rows";
import { figureCell, headCell, UncertaintyTable } from "./uncertainty-table";

/** How often one placement costs less than another, and what choosing it is expected to cost more than the cheapest. */
export function PlacementOdds({ shown }: { shown: UncertaintyOf }) {
  const rows = placementRows(shown);
  return (
    <UncertaintyTable
      name="Placements against each other"
      title={placementsTitle(shown)}
      note="Regret: what it costs on average more than the cheapest placement of the same trial. The last columns: share of the trials in which the row costs less than the column."
      corner="Placement"
      columns={rows[0]?.cells.map(({ column }) => column) ?? []}
    >
      {rows.map((row) => (
        <tr key={row.key} className={cx(row.isFocus && "font-semibold")}>
          <th scope="row" className={headCell}>
            <span className={cx(row.isFocus && "font-semibold")}>{row.name}</span>
          </th>
          {row.cells.map(({ column, text }) => (
            <td key={column} className={figureCell}>
              {text}
            </td>
          ))}
        </tr>
      ))}
    </UncertaintyTable>
  );
}
