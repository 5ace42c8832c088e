import { formatMonth } from "../format/date";
import { formatMoney } from "../format/money";
import { missing } from "../format/number";
import { formatRatio } from "../format/ratio";
import { confidenceNames } from "../schema/initiative-words";
import { type Health, healthNames } from "./roadmap-health";
import { onTrackFrom, type PhaseRows, type RoadmapRow, type RowFigures, shareOfPlan } from "./roadmap-rows";

/** A row of the table as text: screen, PDF and workbook show the same digits. */
export type RoadmapCells = {
  planned: string;
  realised: string;
  expected: string;
  share: string;
  /** 0 to 1 for a bar; null: nothing to draw. */
  shareRatio: number | null;
  isShort: boolean;
  oneOffCost: string;
  monthlyCost: string;
};

export type RoadmapTableRow = RoadmapCells & {
  id: string;
  name: string;
  owner: string;
  team: string;
  health: Health;
  status: string;
  confidence: string;
  due: string;
  /** Why there is no realised saving. */
  reason: string | null;
};

export type RoadmapTable = {
  groups: readonly { name: string; number: number; rows: readonly RoadmapTableRow[]; sum: RoadmapCells }[];
  total: RoadmapCells & { label: string };
};

export function roadmapTable(phases: readonly PhaseRows[], total: RowFigures, currency: string): RoadmapTable {
  const rows = phases.flatMap((phase) => phase.rows);
  return {
    groups: phases.map(({ name, number, rows: own, sum }) => ({
      name,
      number,
      rows: own.map((row) => tableRow(row, currency)),
      sum: cellsOf(sum, currency),
    })),
    total: {
      ...cellsOf(total, currency),
      label: `Total, ${rows.length === 1 ? "1 initiative" : `${rows.length} initiatives`}`,
    },
  };
}

function tableRow(row: RoadmapRow, currency: string): RoadmapTableRow {
  const { initiative, health, reason } = row;
  return {
    ...cellsOf(row, currency),
    id: initiative.id,
    name: initiative.name,
    owner: initiative.ownerName ?? missing,
    team: initiative.teamName ?? "All teams",
    health,
    status: healthNames[health],
    confidence: `${confidenceNames[initiative.confidence]}, ${formatRatio(initiative.confidenceRatio, { digits: 0 })}`,
    due: formatMonth(initiative.dueMonth, "short"),
    reason,
  };
}

export function cellsOf(figures: RowFigures, currency: string): RoadmapCells {
  const whole = (value: number | null) =>
    value !== null && Math.abs(value) < 0.5 ? "0" : formatMoney(value, { currency, style: "whole", symbol: "none" });
  const share = shareOfPlan(figures);
  return {
    planned: whole(figures.planned),
    realised: whole(figures.realised),
    expected: whole(figures.expected),
    share: formatRatio(share, { digits: 0 }),
    shareRatio: share === null ? null : Math.min(1, Math.max(0, share)),
    isShort: share !== null && share < onTrackFrom,
    oneOffCost: whole(figures.oneOffCost),
    monthlyCost: whole(figures.monthlyCost),
  };
}
