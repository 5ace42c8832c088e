/** "GPU hours_used" → "gpu-hours-used": a name as it is kept, whatever stands between its words. */
export function metricName(text: string): string {
  return text.trim().toLowerCase().replaceAll(/[ _]+/g, "-");
}

export const metricNameForm = /^[a-z][a-z0-9-]{0,59}$/;
