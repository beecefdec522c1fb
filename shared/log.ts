type Fields = Readonly<Record<string, unknown>>;

/** One JSON line; CloudWatch and a terminal read it alike. Never a mark, a name or a body: only what an operator needs. */
export function log(event: string, fields: Fields = {}): void {
  process.stdout.write(line(event, fields));
}

/** The same on standard error: something is wrong, and on one machine, where nobody reads logs, it belongs on the screen. */
export function warn(event: string, fields: Fields = {}): void {
  process.stderr.write(line(event, fields));
}

const line = (event: string, fields: Fields): string => `${JSON.stringify({ event, ...fields })}\n`;

/**
 * A metric as an embedded-metric-format line: no call to a metrics service in the path of a request. Where no namespace is named
 * (a test, `npm run dev`), nobody reads it and it is not written.
 */
export function count(name: string, at: number, dimensions: Readonly<Record<string, string>>, value = 1): void {
  // Two environments of one account are counted apart.
  const namespace = process.env['METRIC_NAMESPACE'];
  if (namespace === undefined) return;
  log(name, {
    ...dimensions,
    [name]: value,
    _aws: {
      Timestamp: at,
      CloudWatchMetrics: [
        {
          Namespace: namespace,
          Dimensions: [Object.keys(dimensions)],
          Metrics: [{ Name: name, Unit: 'Count' }],
        },
      ],
    },
  });
}
