/** One measured figure: ours against a reference that was measured in the same run. Lower is better. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms';
  readonly ours: number;
  readonly reference: number;
  readonly against: string;
  /** The largest ratio of ours to the reference that we accept. */
  readonly aim: number;
}

export interface JudgedFigure extends Figure {
  readonly ratio: number;
  readonly met: boolean;
}

export function judge(figure: Figure): JudgedFigure {
  const ratio = figure.ours / figure.reference;
  return { ...figure, ratio, met: ratio <= figure.aim };
}

/** The figures as data: one object each, without the sentence that says what the reference is. */
export function figuresAsJson(figures: readonly JudgedFigure[]): string {
  const plain = figures.map(({ name, unit, ours, reference, ratio, aim, met }) => ({
    name,
    unit,
    ours,
    reference,
    ratio,
    aim,
    met,
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
    `≤ ${figure.aim.toFixed(2)}×`,
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
