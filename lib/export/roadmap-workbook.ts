import { courseCurves } from "../chart/roadmap-curves";
import { minorDigits } from "../format/money";
import { type RoadmapFile, roadmapHeading } from "./roadmap-file";
import { bold, type Cell, type SheetRows, text, workbook } from "./workbook";

/** The roadmap as an XLSX file: initiatives with phase subtotals, and the months of the chart. */
export function roadmapWorkbook(file: RoadmapFile): Promise<Uint8Array<ArrayBuffer>> {
  return workbook([initiativesSheet(file), monthsSheet(file)], file.currency);
}

const columns = (currency: string) => [
  "Initiative",
  "Phase",
  "Owner",
  "Team",
  "Status",
  `Planned, ${currency}/mo`,
  `Realised, ${currency}/mo`,
  `Expected, ${currency}/mo`,
  "To date, % of plan",
  "Confidence",
  `Cost once, ${currency}`,
  `Cost, ${currency}/mo`,
  "Due",
  "Why nothing is measured",
];

function initiativesSheet(file: RoadmapFile): SheetRows {
  const heading: Cell[][] = [...roadmapHeading(file).map(([label, value]) => [bold(label), text(value)]), []];
  const { groups, total } = file.view.table;
  const figures = (cells: typeof total, isBold: boolean): Cell[] => [
    whole(cells.planned, isBold),
    whole(cells.realised, isBold),
    whole(cells.expected, isBold),
    isBold ? bold(cells.share) : text(cells.share),
  ];
  const rows = groups.flatMap(({ name, rows: own, sum }) => [
    ...own.map((row): Cell[] => [
      text(row.name),
      text(name),
      text(row.owner),
      text(row.team),
      text(row.status),
      ...figures({ ...row, label: "" }, false),
      text(row.confidence),
      whole(row.oneOffCost),
      whole(row.monthlyCost),
      text(row.due),
      text(row.reason),
    ]),
    [
      bold(`Subtotal, ${name}`),
      null,
      null,
      null,
      null,
      ...figures({ ...sum, label: "" }, true),
      null,
      whole(sum.oneOffCost, true),
      whole(sum.monthlyCost, true),
    ],
  ]);
  const last: Cell[] = [
    bold(total.label),
    null,
    null,
    null,
    null,
    ...figures(total, true),
    null,
    whole(total.oneOffCost, true),
    whole(total.monthlyCost, true),
  ];
  return {
    name: "Initiatives",
    widths: [44, 20, 20, 16, 14, 18, 18, 18, 16, 16, 16, 14, 12, 60],
    frozenRows: heading.length + 1,
    rows: [...heading, columns(file.currency).map(bold), ...rows, last],
  };
}

/** The digits of the screen as a number: plan money is shown in whole units, and a dash stays a dash. */
function whole(shown: string, isBold = false): Cell {
  const digits = shown.replaceAll(",", "").replace("−", "-");
  if (!/^-?\d+(\.\d+)?$/.test(digits)) return text(shown);
  return { kind: "amount", value: digits, bold: isBold };
}

/** Sums to the end of each month, in the currency's own decimals. */
function monthsSheet({ view, currency }: RoadmapFile): SheetRows {
  const { curves, x } = courseCurves(view.course, { currency });
  const places = [...new Set(curves.flatMap(({ points }) => points.map((point) => point.x)))].sort((a, b) => a - b);
  const valueAt = (key: string, at: number): Cell => {
    const y = curves.find((curve) => curve.key === key)?.points.find((point) => point.x === at)?.y;
    return y === null || y === undefined ? null : { kind: "amount", value: y.toFixed(minorDigits(currency)) };
  };
  return {
    name: "Months",
    widths: [16, ...curves.map(() => 18)],
    frozenRows: 1,
    rows: [
      [bold("To the end of"), ...curves.map(({ label }) => bold(`${label}, ${currency}`))],
      ...places
        .filter((at) => at > 0)
        .map((at): Cell[] => [text(x.format(at)), ...curves.map(({ key }) => valueAt(key, at))]),
    ],
  };
}
