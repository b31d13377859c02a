/** Colours of charts, as chart.css gives them for light and dark. */
export interface Palette {
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly surface: string;
  /** Named, because widths of texts are measured with it. */
  readonly font: string;
  /** Told apart by decals too. */
  readonly of: (name: ChartColour) => string;
}

export type ChartColour = 'grey' | 'sky' | 'blue' | 'violet' | 'pink' | 'orange' | 'teal' | 'olive' | 'green' | 'red';

export function currentPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: read('--text'),
    quiet: read('--quiet'),
    line: read('--line'),
    surface: read('--surface'),
    font: getComputedStyle(document.body).fontFamily,
    of: (name) => read(`--chart-${name}`),
  };
}
