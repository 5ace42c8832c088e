import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { courseCurves } from "../chart/roadmap-curves";
import type { RoadmapCells, RoadmapTableRow } from "../chart/roadmap-table";
import { formatMonth } from "../format/date";
import { phaseNames } from "../schema/initiative-words";
import { pdfFonts } from "./pdf-fonts";
import { pdfText } from "./pdf-text";
import type { RoadmapFile } from "./roadmap-file";
import { CoursePlot } from "./roadmap-pdf-plot";

const styles = StyleSheet.create({
  page: { fontFamily: pdfFonts, fontSize: 7.5, paddingHorizontal: 36, paddingTop: 30, paddingBottom: 34 },
  title: { fontSize: 16, fontWeight: 700 },
  muted: { color: "dimgray" },
  finding: { fontSize: 12, marginTop: 8, lineHeight: 1.3 },
  // A line height is a multiple of the style's own size, not of the page's.
  note: { color: "dimgray", marginTop: 3, fontSize: 7.5, lineHeight: 1.4 },
  bold: { fontWeight: 700 },
  figures: {
    flexDirection: "row",
    marginTop: 8,
    paddingVertical: 6,
    borderTopWidth: 0.75,
    borderBottomWidth: 0.75,
    borderColor: "lightgray",
  },
  figure: { flex: 1, paddingRight: 8 },
  value: { fontSize: 13, fontWeight: 700, marginVertical: 1 },
  small: { fontSize: 7, color: "dimgray" },
  section: { fontSize: 10, fontWeight: 700, marginTop: 9, marginBottom: 2 },
  row: { flexDirection: "row", paddingVertical: 2, borderBottomWidth: 0.5, borderBottomColor: "gainsboro" },
  group: { flexDirection: "row", paddingVertical: 2, backgroundColor: "whitesmoke" },
  total: { flexDirection: "row", paddingVertical: 3, borderTopWidth: 0.75, borderTopColor: "dimgray" },
  name: { flex: 1, paddingRight: 6 },
  owner: { width: 68 },
  status: { width: 50 },
  number: { width: 48, textAlign: "right" },
  due: { width: 46, textAlign: "right" },
  pair: { flexDirection: "row", marginTop: 8 },
  half: { flex: 1, paddingRight: 12 },
  footer: { position: "absolute", bottom: 18, left: 36, right: 36, color: "dimgray", fontSize: 7 },
});

/** The roadmap for the board: one page of A4 with the digits of the screen. */
export async function roadmapPdf(file: RoadmapFile): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await renderToBuffer(<Brief file={file} />));
}

type Told = { file: RoadmapFile };

function Brief({ file }: Told) {
  const { organisation, view, last, phase, currency, timeZone } = file;
  const curves = courseCurves(view.course, { currency });
  const title = pdfText(`Roadmap of ${organisation}`);
  return (
    <Document title={title} author={pdfText(organisation)} creator="Crossover" producer="Crossover" language="en">
      <Page size="A4" style={styles.page}>
        <Text style={styles.title}>{title}</Text>
        <Text style={styles.muted}>
          {pdfText(
            `Board brief · actuals to ${formatMonth(view.now)}, expected to ${formatMonth(last)} · ${phase === null ? "all phases" : phaseNames[phase]} · effective cost, ${currency}, ${timeZone}`,
          )}
        </Text>
        <Text style={styles.finding}>
          {view.finding.map(({ text, strong }) => (
            <Text key={text} {...(strong && { style: styles.bold })}>
              {pdfText(text)}
            </Text>
          ))}
        </Text>
        <Text style={styles.note}>{pdfText(view.note)}</Text>
        <View style={styles.figures}>
          {view.figures.map(({ label, value, note }) => (
            <View key={label} style={styles.figure}>
              <Text style={styles.small}>{pdfText(label)}</Text>
              <Text style={styles.value}>{pdfText(value)}</Text>
              <Text style={styles.small}>{pdfText(note)}</Text>
            </View>
          ))}
        </View>
        <Initiatives file={file} />
        <View style={styles.pair}>
          <View style={styles.half}>
            <Text style={styles.section}>{pdfText(curves.title)}</Text>
            <CoursePlot model={curves} />
            <Text style={styles.note}>{pdfText(curves.summary)}</Text>
          </View>
          <View style={styles.half}>
            <Text style={styles.section}>{pdfText(`${view.waterfall.title}, ${view.waterfall.unit}`)}</Text>
            {view.waterfall.bars.map(({ key, label, text, kind }) => (
              <View key={key} style={styles.row}>
                <Text style={kind === "total" ? [styles.name, styles.bold] : styles.name}>{pdfText(label)}</Text>
                <Text style={kind === "total" ? [styles.number, styles.bold] : styles.number}>{pdfText(text)}</Text>
              </View>
            ))}
          </View>
        </View>
        <Guide file={file} />
        <Text style={styles.footer} fixed>
          Realised: cost per unit before the initiative × this month's units − what this month cost. Shared workloads
          are divided by plan, so nothing counts twice. Expected: measured now, and what the plan still adds by its
          confidence.
        </Text>
      </Page>
    </Document>
  );
}

function Initiatives({ file: { view, currency } }: Told) {
  const { groups, total } = view.table;
  return (
    <>
      <View style={[styles.total, styles.bold, { borderTopWidth: 0 }]}>
        <Text style={styles.name}>Initiative</Text>
        <Text style={styles.owner}>Owner</Text>
        <Text style={styles.status}>Status</Text>
        <Text style={styles.number}>Planned</Text>
        <Text style={styles.number}>Realised</Text>
        <Text style={styles.number}>Expected</Text>
        <Text style={styles.number}>% of plan</Text>
        <Text style={styles.number}>Cost once</Text>
        <Text style={styles.due}>Due</Text>
      </View>
      {groups.map(({ name, number, rows, sum }) => (
        <View key={name}>
          <View style={styles.group}>
            <Text style={[styles.name, styles.bold]}>{`${number} ${name}`}</Text>
            <Text style={styles.owner} />
            <Text style={styles.status} />
            <Figures cells={sum} />
            <Text style={styles.due} />
          </View>
          {rows.map((row) => (
            <InitiativeRow key={row.id} row={row} />
          ))}
        </View>
      ))}
      <View style={[styles.total, styles.bold]}>
        <Text style={styles.name}>{pdfText(`${total.label}, ${currency}/mo`)}</Text>
        <Text style={styles.owner} />
        <Text style={styles.status} />
        <Figures cells={total} />
        <Text style={styles.due} />
      </View>
    </>
  );
}

function InitiativeRow({ row }: { row: RoadmapTableRow }) {
  return (
    <View style={styles.row} wrap={false}>
      <Text style={styles.name}>{pdfText(row.name)}</Text>
      <Text style={styles.owner}>{pdfText(row.owner)}</Text>
      <Text style={styles.status}>{pdfText(row.status)}</Text>
      <Figures cells={row} />
      <Text style={styles.due}>{pdfText(row.due)}</Text>
    </View>
  );
}

function Figures({ cells }: { cells: RoadmapCells }) {
  return [cells.planned, cells.realised, cells.expected, cells.share, cells.oneOffCost].map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table do not move.
    <Text key={index} style={styles.number}>
      {pdfText(text)}
    </Text>
  ));
}

function Guide({ file: { view } }: Told) {
  const text = view.guide.map(
    ({ label, range, planned, realised }) => `${label}: the guide ${range}, planned ${planned}, realised ${realised}`,
  );
  return <Text style={styles.note}>{pdfText(`${text.join(". ")}.`)}</Text>;
}
