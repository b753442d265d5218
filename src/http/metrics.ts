// Counters, gauges and histograms of the server, written in the Prometheus text format.

type Labels = Readonly<Record<string, string>>;

/** Upper bounds of request latency in seconds. */
const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10];

interface Histogram {
  readonly counts: number[];
  sum: number;
  count: number;
}

interface Family {
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly values: Map<string, number>;
  readonly histograms: Map<string, Histogram>;
}

/** A gauge that is asked for when the page is read. */
export type Gauge = () => Promise<readonly { readonly labels: Labels; readonly value: number }[]>;

/** Lives as long as its server. */
export class Metrics {
  readonly #families = new Map<string, Family>();
  readonly #gauges = new Map<string, { readonly help: string; readonly read: Gauge }>();

  /** Adds to a counter. */
  count(name: string, help: string, labels: Labels, by = 1): void {
    const { values } = this.#family(name, help, 'counter');
    const key = writeLabels(labels);
    values.set(key, (values.get(key) ?? 0) + by);
  }

  /** Sets a gauge. */
  set(name: string, help: string, labels: Labels, value: number): void {
    this.#family(name, help, 'gauge').values.set(writeLabels(labels), value);
  }

  /** Adds one observation in seconds to a histogram. */
  observe(name: string, help: string, labels: Labels, seconds: number): void {
    const { histograms } = this.#family(name, help, 'histogram');
    const key = writeLabels(labels);
    let histogram = histograms.get(key);
    if (histogram === undefined) {
      histogram = { counts: BUCKETS_SECONDS.map(() => 0), sum: 0, count: 0 };
      histograms.set(key, histogram);
    }
    for (let i = 0; i < BUCKETS_SECONDS.length; i++) {
      if (seconds <= BUCKETS_SECONDS[i]!) histogram.counts[i]!++;
    }
    histogram.sum += seconds;
    histogram.count++;
  }

  /** Registers a gauge that is read on demand; one that fails is left out. */
  onRead(name: string, help: string, read: Gauge): void {
    this.#gauges.set(name, { help, read });
  }

  /** The whole page. */
  async write(): Promise<string> {
    const lines: string[] = [];
    for (const [name, family] of this.#families) {
      lines.push(`# HELP ${name} ${family.help}`, `# TYPE ${name} ${family.type}`);
      for (const [labels, value] of family.values) lines.push(`${name}${braced(labels)} ${value}`);
      for (const [labels, histogram] of family.histograms) {
        lines.push(...writeHistogram(name, labels, histogram));
      }
    }
    for (const [name, { help, read }] of this.#gauges) {
      const values = await read().catch(() => []);
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`);
      for (const { labels, value } of values) {
        lines.push(`${name}${braced(writeLabels(labels))} ${value}`);
      }
    }
    return `${lines.join('\n')}\n`;
  }

  #family(name: string, help: string, type: Family['type']): Family {
    let family = this.#families.get(name);
    if (family === undefined) {
      family = { help, type, values: new Map(), histograms: new Map() };
      this.#families.set(name, family);
    }
    return family;
  }
}

function writeHistogram(name: string, labels: string, { counts, sum, count }: Histogram): string[] {
  const before = labels === '' ? '' : `${labels},`;
  return [
    ...BUCKETS_SECONDS.map((le, i) => `${name}_bucket{${before}le="${le}"} ${counts[i]}`),
    `${name}_bucket{${before}le="+Inf"} ${count}`,
    `${name}_sum${braced(labels)} ${sum}`,
    `${name}_count${braced(labels)} ${count}`,
  ];
}

function braced(labels: string): string {
  return labels === '' ? '' : `{${labels}}`;
}

function writeLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(
      ([name, value]) =>
        `${name}="${value.replace(/[\\"\n]/g, (one) => (one === '\n' ? '\\n' : `\\${one}`))}"`,
    )
    .join(',');
}
