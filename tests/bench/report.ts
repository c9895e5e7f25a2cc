/** One measured figure: ours against a reference that was measured in the same run. */
export interface Figure {
  readonly name: string;
  /** Milliseconds, articles a second, or how many times one measurement is another. */
  readonly unit: 'ms' | '/s' | '×';
  readonly ours: number;
  readonly reference: number;
  readonly against: string;
  /** The ratio of ours to the reference that we accept: the largest, or the smallest where higher is better. */
  readonly aim: number;
  /** Lower is, where it is left out. */
  readonly better?: 'higher';
  /** The aim is for ours alone, in its own unit, whatever the ratio; for the ratio where it is left out. */
  readonly aimFor?: 'ours';
}

export interface JudgedFigure extends Figure {
  readonly ratio: number;
  readonly met: boolean;
}

export function judge(figure: Figure): JudgedFigure {
  const ratio = figure.ours / figure.reference;
  const judged = figure.aimFor === 'ours' ? figure.ours : ratio;
  return { ...figure, ratio, met: figure.better === 'higher' ? judged >= figure.aim : judged <= figure.aim };
}

/** The figures as data: one object each, without the sentence that says what the reference is. */
export function figuresAsJson(figures: readonly JudgedFigure[]): string {
  const plain = figures.map(({ name, unit, ours, reference, ratio, aim, met, better, aimFor }) => ({
    name,
    unit,
    ours,
    reference,
    ratio,
    aim,
    met,
    better,
    aimFor,
  }));
  return `${JSON.stringify(plain, null, 2)}\n`;
}

/** A table for people, one line a figure. */
export function formatTable(figures: readonly JudgedFigure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${figure.ours.toFixed(2)} ${figure.unit}`,
    `${figure.reference.toFixed(2)} ${figure.unit}`,
    `${figure.ratio.toFixed(2)}×`,
    aimInWords(figure),
    figure.met ? 'met' : 'NOT MET',
    figure.against,
  ]);
  const table = [['figure', 'ours', 'reference', 'ratio', 'aim', '', 'against'], ...rows];
  const widths = table.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function aimInWords({ aim, aimFor, better, unit }: Figure): string {
  const sign = better === 'higher' ? '≥' : '≤';
  return `${sign} ${aim.toFixed(2)}${aimFor === 'ours' ? ` ${unit}` : '×'}`;
}
