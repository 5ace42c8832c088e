import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { formatMonth } from "../format/date";
import type { TeamExport } from "./month-export";
import { teamHeading } from "./month-heading";
import { pdfFonts } from "./pdf-fonts";
import { pdfText } from "./pdf-text";
import { type StatementGroupRows, statementFacts, statementLines, statementSteps } from "./statement-rows";

const styles = StyleSheet.create({
  page: { fontFamily: pdfFonts, fontSize: 9, paddingHorizontal: 40, paddingTop: 36, paddingBottom: 48 },
  title: { fontSize: 16, fontWeight: 700, marginBottom: 8 },
  section: { fontSize: 11, fontWeight: 700, marginTop: 14, marginBottom: 4 },
  pair: { flexDirection: "row", paddingVertical: 1 },
  label: { width: 110, color: "dimgray" },
  row: { flexDirection: "row", paddingVertical: 3, borderBottomWidth: 0.5, borderBottomColor: "lightgray" },
  head: { flexDirection: "row", paddingVertical: 3, borderBottomWidth: 1, borderBottomColor: "dimgray" },
  group: {
    flexDirection: "row",
    paddingTop: 6,
    paddingBottom: 3,
    borderBottomWidth: 0.5,
    borderBottomColor: "dimgray",
  },
  bold: { fontWeight: 700 },
  wide: { flex: 3, paddingRight: 8 },
  middle: { flex: 2, paddingRight: 8 },
  amount: { width: 100, textAlign: "right" },
  muted: { color: "dimgray" },
  footer: {
    position: "absolute",
    bottom: 24,
    left: 40,
    right: 40,
    flexDirection: "row",
    justifyContent: "space-between",
  },
});

/** A team's statement as the bytes of a PDF, with text that can be selected and the digits of the screen. */
export async function statementPdf(told: TeamExport): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await renderToBuffer(<StatementDocument told={told} />));
}

type Told = { told: TeamExport };

function StatementDocument({ told }: Told) {
  const { team, month, organisation, currency } = told;
  const title = pdfText(`Statement of ${team.name}, ${formatMonth(month)}`);
  return (
    <Document title={title} author={pdfText(organisation)} creator="Crossover" producer="Crossover" language="en">
      <Page size="A4" style={styles.page}>
        <Text style={styles.title}>{title}</Text>
        <Pairs pairs={teamHeading(told)} />
        <Text style={styles.section}>How the total comes about, {currency}</Text>
        <Steps told={told} />
        <Text style={styles.section}>Compared with, {currency}</Text>
        <Pairs pairs={statementFacts(told)} />
        <Text style={styles.section}>Lines by workload and share, {currency}</Text>
        <Lines told={told} />
        <View style={[styles.footer, styles.muted]} fixed>
          <Text>{title}</Text>
          <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
        </View>
      </Page>
    </Document>
  );
}

function Pairs({ pairs }: { pairs: readonly (readonly [string, string])[] }) {
  return pairs.map(([label, value]) => (
    <View key={label} style={styles.pair}>
      <Text style={styles.label}>{label}</Text>
      <Text>{pdfText(value)}</Text>
    </View>
  ));
}

function Steps({ told }: Told) {
  return (
    <>
      <View style={styles.head}>
        <Text style={[styles.wide, styles.bold]}>Part</Text>
        <Text style={[styles.amount, styles.bold]}>Amount</Text>
        <Text style={[styles.amount, styles.bold]}>So far</Text>
      </View>
      {statementSteps(told).map(({ label, amount, running }) => (
        <View key={label} style={styles.row} wrap={false}>
          <Text style={label === "Total" ? [styles.wide, styles.bold] : styles.wide}>{label}</Text>
          <Text style={label === "Total" ? [styles.amount, styles.bold] : styles.amount}>{pdfText(amount)}</Text>
          <Text style={[styles.amount, styles.muted]}>{pdfText(running)}</Text>
        </View>
      ))}
    </>
  );
}

function Lines({ told }: Told) {
  const groups = statementLines(told);
  if (groups.length === 0) return <Text>Nothing was charged to this team in the month.</Text>;
  return groups.map(({ label, amount, rows: [first, ...others] }) => (
    <View key={label}>
      {/* In one box: a heading does not stay behind at the end of a page. */}
      <View wrap={false}>
        <View style={styles.group}>
          <Text style={[styles.wide, styles.bold]}>{label}</Text>
          <Text style={styles.middle} />
          <Text style={[styles.amount, styles.bold]}>{pdfText(amount)}</Text>
        </View>
        {first ? <Line row={first} /> : null}
      </View>
      {others.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a file do not move.
        <Line key={index} row={row} />
      ))}
    </View>
  ));
}

function Line({ row: { name, detail, method, amount } }: { row: StatementGroupRows["rows"][number] }) {
  return (
    <View style={styles.row} wrap={false}>
      <View style={styles.wide}>
        <Text>{pdfText(name)}</Text>
        <Text style={styles.muted}>{pdfText(detail)}</Text>
      </View>
      <Text style={styles.middle}>{pdfText(method)}</Text>
      <Text style={styles.amount}>{pdfText(amount)}</Text>
    </View>
  );
}
