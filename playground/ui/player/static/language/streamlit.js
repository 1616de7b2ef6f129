// Streamlit's own words, which it has in English alone: where they stand, and what they are in the language that is
// spoken. The shell's start.js looks there again whenever something on the page has changed. Every place has words of
// its own, so that what a visitor brings, a column called Open perhaps, keeps its name elsewhere.

import { catalog } from "./catalog.js";
import { _, ngettext, pgettext } from "./speak.js";

const INPUT = {
  "Press Enter to apply": _("Press Enter to apply"),
  "Press Ctrl+Enter to apply": _("Press Ctrl+Enter to apply"),
  "Press ⌘+Enter to apply": _("Press ⌘+Enter to apply"),
  "Press Enter to submit form": _("Press Enter to submit form"),
};
const LIST = {
  "Choose an option": _("Choose an option"),
  "Choose options": _("Choose options"),
  "No options to select": _("No options to select"),
  "No results": _("No results"),
  "Select all": _("Select all"),
};
const FILES = {
  "Upload": _("Upload"),
  "Drag and drop a file here": _("Drag and drop a file here"),
  "Drag and drop files here": _("Drag and drop files here"),
  "file upload": _("file upload"),
};
const ACTIONS = {
  "Fullscreen": _("Fullscreen"),
  "Close fullscreen": _("Close fullscreen"),
  "Download as CSV": _("Download as CSV"),
  "Download as PNG": _("Download as PNG"),
  "Search": pgettext("verb", "Search"),
  "Show/hide columns": _("Show/hide columns"),
  "Clear selection": _("Clear selection"),
  "Add row": _("Add row"),
  "Copy to clipboard": _("Copy to clipboard"),
  "Copied": _("Copied"),
};
const TABLE = {
  "Select all": _("Select all"),
  "Sort ascending": _("Sort ascending"),
  "Sort descending": _("Sort descending"),
  "Statistics": _("Statistics"),
  "Format": _("Format"),
  "Autosize": _("Autosize"),
  "Pin column": _("Pin column"),
  "Unpin column": _("Unpin column"),
  "Hide column": _("Hide column"),
  "Values": _("Values"),
  "Empty": _("Empty"),
  "Distinct": _("Distinct"),
  "Average": _("Average"),
  "Standard deviation": _("Standard deviation"),
  "Minimum": _("Minimum"),
  "25th percentile": _("25th percentile"),
  "Median": _("Median"),
  "75th percentile": _("75th percentile"),
  "Maximum": _("Maximum"),
  "Sum": _("Sum"),
  "Minimum length": _("Minimum length"),
  "Average length": _("Average length"),
  "Maximum length": _("Maximum length"),
  "True": _("True"),
  "False": _("False"),
  "Based on sample": _("Based on sample"),
  "No data": _("No data"),
  "Automatic": _("Automatic"),
  "Localized": _("Localized"),
  "Plain": _("Plain"),
  "Compact": _("Compact"),
  "Dollar": _("Dollar"),
  "Euro": _("Euro"),
  "Yen": _("Yen"),
  "Percent": _("Percent"),
  "Scientific": _("Scientific"),
  "Accounting": _("Accounting"),
  "Duration": _("Duration"),
  "Type to search": _("Type to search"),
};
const MENU = {
  "System": _("System"),
  "Light": _("Light"),
  "Dark": _("Dark"),
  "Print": _("Print"),
  "Record screen": _("Record screen"),
};
const [PRESS, TO_STOP] = _("Press {key} any time to stop recording.").split("{key}");
const [ENCODED, BY_PLAYERS] = _("This video is encoded in the {format}, which is only supported by newer video players. You can also play it by dragging the file directly into your browser.").split(" {format}");
const DIALOG = {
  "Record a screencast": _("Record a screencast"),
  "This will record a video with the contents of your screen, so you can easily share what you're seeing with others.": _("This will record a video with the contents of your screen, so you can easily share what you're seeing with others."),
  "Also record audio": _("Also record audio"),
  "Press ": PRESS,
  " any time to stop recording.": TO_STOP,
  "Start recording!": _("Start recording"),
  "Next steps": _("Next steps"),
  "Step 1": _("Step 1"),
  "Preview your video below:": _("Preview your video below:"),
  "Step 2": _("Step 2"),
  "Save video to disk": _("Save video to disk"),
  "This video is encoded in the": ENCODED,
  "WebM format": _("WebM format"),
  ", which is only supported by newer video players. You can also play it by dragging the file directly into your browser.": BY_PLAYERS,
  "Step 3": _("Step 3"),
  "Share your video with the world on Twitter, LinkedIn, YouTube, or just plain email!": _("Share your video."),
  "Due to limitations with some browsers, this feature is only supported on recent desktop versions of Chrome, Firefox, and Edge.": _("Due to limitations with some browsers, this feature is only supported on recent desktop versions of Chrome, Firefox, and Edge."),
  "Connection error": _("Connection error"),
  "Page not found": _("Page not found"),
  "The page that you have requested does not seem to exist. Running the app's main page.": _("The page that you have requested does not seem to exist. Running the app's main page."),
  "Close": _("Close"),
};
const STATUS = {
  "Connecting": _("Connecting"),
  "Connecting to Streamlit server": _("Connecting to Streamlit server"),
  "Error": _("Error"),
  "Unable to connect to Streamlit server": _("Unable to connect to Streamlit server"),
  "Running...": _("Running..."),
  "Stop": _("Stop"),
};
const SITE = { "Skip to main content": _("Skip to main content") };
const HEARD = {
  "Clear all": _("Clear all"),
  "Clear value": _("Clear value"),
  "Dismiss": _("Dismiss"),
  "Help": _("Help"),
  "Increment": _("Increment"),
  "Decrement": _("Decrement"),
  "Link to heading": _("Link to heading"),
  "App pages": _("App pages"),
  "Main menu": _("Main menu"),
  "Theme": _("Theme"),
  "number": _("number"),
  "text": _("text"),
  "Expand sidebar": _("Expand sidebar"),
  "Collapse sidebar": _("Collapse sidebar"),
  "Sidebar": _("Sidebar"),
  "Scroll tabs left": _("Scroll tabs left"),
  "Scroll tabs right": _("Scroll tabs right"),
  "info icon": _("info icon"),
  "Navigate to home page": _("Navigate to home page"),
  "Logo": _("Logo"),
  "check_circle icon": _("check mark"),
  "cancel icon": _("cross"),
  "Open": _("Open"),
  "progress": _("progress"),
  "Vega visualization": _("Histogram"),
  "Dataframe column menu": _("Dataframe column menu"),
  "Copy column name": _("Copy column name"),
  "Copy version to clipboard": _("Copy version to clipboard"),
  "Previous Result": _("Previous Result"),
  "Next Result": _("Next Result"),
  "Close Search": _("Close Search"),
};

// What has a part of its own in it.
const fraction = (whole, decimals) => whole.replace("-", "−") + (decimals && catalog.decimal + decimals);
const NUMBER = [/^(-?\d+)\.(\d+)$/, fraction];
const SHARE = [/^(\d+) \((\d+)\.?(\d*)%\)$/, (n, whole, decimals) => `${n} (${fraction(whole, decimals)}${catalog.percent})`];
const PATTERNS = [
  [/^Help for (.+)$/, (label) => _("Help for {label}", { label })],
  [/^Download plot as an? (\S+)$/, (format) => _("Download the chart as {format}", { format })],
  [/^(.+) — start$/, (label) => _("{label} — start", { label })],
  [/^(.+) — end$/, (label) => _("{label} — end", { label })],
  [/^(Download as CSV|Fullscreen|Close fullscreen|Search|Show\/hide columns): (.+)$/, (action, label) => _("{action}: {label}", { action: ACTIONS[action], label })],
  [/^binStart: .* Range: (-?\d+)\.?(\d*) – (-?\d+)\.?(\d*); Count: (\d+)$/, (low, lower, high, higher, n) => `${fraction(low, lower)} – ${fraction(high, higher)}: ${n}`],
  [/^Remove (.+)$/, (option) => _("Remove {option}", { option })],
];
const OF_LISTS = [
  [/^Select (\d+) matches$/, (count) => _("Select {count} matches", { count })],
  [/^Add: (.+)$/, (option) => _("Add: {option}", { option })],
  [/^You can only select up to (\d+) options?\. Remove an option first\.$/, (n) => _("You can only select up to {n} options. Remove an option first.", { n })],
];
const OF_ANNOUNCEMENTS = [
  [/^(\d+) options? available\.$/, (n) => ngettext("{n} option available.", "{n} options available.", Number(n))],
  [/^(.+), selected$/, (option) => _("{option}, selected", { option })],
];
const OF_FILES = [
  [/^(\S+) per file • (.+)$/, (size, kinds) => _("{size} per file • {kinds}", { size, kinds })],
  [/^(\d+)MB per file$/, (n) => _("{n} MB per file", { n })], // the kinds follow as a text of their own
];
const OF_MENUS = [[/^Made with Streamlit (\S+)$/, (version) => _("Made with Streamlit {version}", { version })]];
const OF_SITE = [[/^View (\d+) more$/, (count) => _("View {count} more", { count })]];

const named = (...names) => names.map((name) => `[data-testid="${name}"]`).join();

// Where words stand as text, and which ones.
export const PLACES = [
  { at: named("InputInstructions"), words: INPUT, patterns: [] },
  { at: named("stSelectbox", "stMultiSelect", "stSelectboxVirtualDropdown", "stMultiSelectDropdown"), words: LIST, patterns: OF_LISTS },
  { at: named("stFileUploader", "stFileUploaderDropzone"), words: FILES, patterns: OF_FILES },
  { at: named("stSliderThumbValue", "stSliderTickBar"), words: {}, patterns: [NUMBER] },
  { at: `${named("stElementToolbar", "stTooltipContent")}, [role="tooltip"]`, words: ACTIONS, patterns: [] },
  { at: `${named("stDataFrameColumnMenu", "stDataFrameStatisticsContent", "stDataFrameColumnVisibilityMenu")}, .stDataFrameColumnFormattingMenu, .stDataFrameStatisticsMenu, .gdg-search-status`, words: TABLE, patterns: [NUMBER, SHARE] },
  { at: named("stMainMenuPopover", "stMainMenuList"), words: MENU, patterns: OF_MENUS },
  { at: `${named("stDialog")}, [role="dialog"]`, words: DIALOG, patterns: [] },
  { at: "[data-live-announcer]", words: {}, patterns: OF_ANNOUNCEMENTS },
  { at: named("stStatusWidget"), words: STATUS, patterns: [] },
  { at: named("stSkipToContent", "stTopNav", "stSidebarNav"), words: SITE, patterns: OF_SITE },
];

// Names that are only heard, and hints, may stand anywhere.
export const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
export const ANYWHERE = {
  words: { ...INPUT, ...LIST, ...FILES, ...ACTIONS, ...MENU, ...DIALOG, ...STATUS, ...HEARD },
  patterns: [...PATTERNS, ...OF_FILES],
};

// One of Streamlit's texts of a place in the language, null for any other text.
export function translated(text, { words, patterns }) {
  if (Object.hasOwn(words, text)) return words[text];
  for (const [pattern, said] of patterns) {
    const found = pattern.exec(text);
    if (found) return said(...found.slice(1));
  }
  return null;
}
