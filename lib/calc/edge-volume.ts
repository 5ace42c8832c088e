export type EdgeVolumeInput = {
  /** What the cloud takes for one stream a month. */
  cloudPerStream: number;
  /** Streams that one device serves; more than 0. The next stream begins another device. */
  streamsPerDevice: number;
  /** A month of one device: its price over its life, replacements and running cost. */
  deviceMonthly: number;
  /** Paid at a site whatever its volume. */
  fixedMonthly: number;
};

export type EdgeVolume = {
  /** Least volume at which edge is not dearer than the cloud; null when there is none. */
  breakeven: number | null;
  /** Volume from which no further device makes edge dearer again; null when there is none. */
  always: number | null;
};

/**
 * Volume in streams, any fraction of one, at which edge costs no more than the cloud. The cloud is a line, edge a
 * staircase of devices: fixed + ceil(volume / streamsPerDevice) × deviceMonthly, so the two can cross more than once.
 * 0 when edge costs nothing. Throws RangeError when a device serves no stream.
 */
export function edgeVolume(input: EdgeVolumeInput): EdgeVolume {
  const { cloudPerStream, streamsPerDevice, deviceMonthly, fixedMonthly } = input;
  if (!(streamsPerDevice > 0)) throw new RangeError("A device has to serve something.");
  if (deviceMonthly === 0 && fixedMonthly === 0) return { breakeven: 0, always: 0 };
  const gainPerFullDevice = cloudPerStream * streamsPerDevice - deviceMonthly;
  const meetsAt = (devices: number) => (fixedMonthly + devices * deviceMonthly) / cloudPerStream;
  if (gainPerFullDevice > 0) {
    return {
      breakeven: meetsAt(wholeDevices(fixedMonthly / gainPerFullDevice)),
      // The first stream of one more device has to pay for all of it.
      always: meetsAt(wholeDevices((fixedMonthly + deviceMonthly) / gainPerFullDevice)),
    };
  }
  const meetsWhenFull = gainPerFullDevice === 0 && fixedMonthly === 0;
  return { breakeven: meetsWhenFull ? streamsPerDevice : null, always: null };
}

/** Monthly cost of edge at a volume; no volume needs no device. */
export function edgeCostAt(input: EdgeVolumeInput, streams: number): number {
  const exact = streams / input.streamsPerDevice;
  const devices = Math.ceil(exact - 1e-9 * Math.max(1, exact));
  return input.fixedMonthly + Math.max(0, devices) * input.deviceMonthly;
}

function wholeDevices(exact: number): number {
  return Math.max(1, Math.ceil(exact - 1e-9 * Math.max(1, exact)));
}
