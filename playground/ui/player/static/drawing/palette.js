// Colors for both themes. Blue and orange stay apart for every kind of color vision; class colors follow
// Okabe and Ito (2008), with grays and browns for the rare sixth to tenth class.

const CLASSES = [
  "#f59322", "#0877bd", "#0f9d6c", "#c464a8", "#c9b400", "#5bb8e8", "#d1495b", "#8c6d46", "#7a7f8c", "#6a51a3",
];
// Lanes: apart from each other for every kind of color vision, 3:1 on white and on the dark ground (found by search).
// The figures at the start of a bench have the same.
const LANES = ["#1c60c4", "#e45c0f", "#23995f", "#c668b7", "#269cfc", "#9c4e17"];
// Viridis (van der Walt and Smith, 2015): even steps, and readable in gray.
const VIRIDIS = [
  "#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725",
];
const LAYERS = [
  [124, 92, 230], [178, 70, 190], [212, 74, 118], [232, 116, 62], [226, 168, 30],
];

export function readTheme(element) {
  const css = (name, fallback) => getComputedStyle(element).getPropertyValue(name).trim() || fallback;
  const background = rgb(css("--st-background-color", "#ffffff"));
  const isDark = background[0] + background[1] + background[2] < 382;
  return {
    isDark,
    background,
    text: css("--st-text-color", isDark ? "#fafafa" : "#1f2937"),
    grid: isDark ? "rgba(255,255,255,0.10)" : "rgba(15,23,42,0.09)",
    axis: isDark ? "rgba(255,255,255,0.30)" : "rgba(15,23,42,0.30)",
    panel: css("--st-secondary-background-color", isDark ? "#1b1f2a" : "#f4f6fa"),
    train: isDark ? "#60a5fa" : "#2563eb",
    test: isDark ? "#fb923c" : "#d9580d",
    validation: isDark ? "#34d399" : "#0f8a5f",
    evidence: isDark ? [250, 204, 21] : [217, 150, 8],
    neutral: isDark ? [44, 49, 62] : [236, 239, 244],
    negative: isDark ? [240, 140, 40] : [240, 138, 36],
    positive: isDark ? [50, 145, 215] : [16, 119, 190],
  };
}

export function rgb(text) {
  const hex = text.match(/^#([0-9a-f]{6})/i);
  if (hex) return [0, 2, 4].map((i) => parseInt(hex[1].slice(i, i + 2), 16));
  const short = text.match(/^#([0-9a-f]{3})$/i);
  if (short) return [...short[1]].map((digit) => parseInt(digit + digit, 16));
  return (text.match(/[\d.]+/g) ?? [255, 255, 255]).slice(0, 3).map(Number);
}

export const mix = (a, b, share) => a.map((value, i) => value + (b[i] - value) * share);

export const css = ([r, g, b], alpha = 1) => `rgba(${Math.round(r)},${Math.round(g)},${Math.round(b)},${alpha})`;

export const classColor = (index) => CLASSES[index % CLASSES.length];

export const laneColor = (index) => LANES[index % LANES.length];

export const viridis = Array.from({ length: 256 }, (_, i) => between(VIRIDIS.map(rgb), i / 255));

// 256 colors from negative over neutral to positive, as [r, g, b].
export function diverging(theme) {
  return Array.from({ length: 256 }, (_, i) => {
    const x = (i - 127.5) / 127.5;
    return mix(theme.neutral, x < 0 ? theme.negative : theme.positive, 0.8 * Math.abs(x) ** 0.8);
  });
}

// Layers from first (violet) to last (yellow), so that depth can be read from the color.
export function layerColor(index, count) {
  return css(between(LAYERS, count < 2 ? 0 : index / (count - 1)));
}

// The color at a share of the way through a list of them.
function between(colors, share) {
  const place = share * (colors.length - 1);
  const below = Math.min(Math.floor(place), colors.length - 2);
  return mix(colors[below], colors[below + 1], place - below);
}

// The color of a class number, or of a value to be predicted: stronger than the ground it stands on.
export function valueColor(value, { has_classes_layer: hasClassesLayer, output_range: [low, high] }, { neutral, negative, positive }) {
  if (hasClassesLayer) return classColor(value);
  const place = Math.min(1, Math.max(-1, (2 * (value - low)) / (high - low) - 1));
  return css(mix(neutral, place < 0 ? negative : positive, Math.abs(place)));
}
