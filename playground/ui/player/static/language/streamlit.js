// Streamlit's own words, which it has in English alone: what they are in the language that is spoken, and where they
// stand. The shell's start.js looks there again whenever something on the page has changed.

import { catalog } from "./catalog.js";
import { _, pgettext } from "./speak.js";

// Where these words stand as text; names that are only heard, and hints, may stand anywhere.
export const PLACES = [
  "stFileUploader", "stFileUploaderDropzone", "InputInstructions", "stMultiSelect", "stSelectboxVirtualDropdown", "stMainMenuPopover",
  "stMainMenuList", "stStatusWidget", "stTooltipContent", "stElementToolbar", "stNumberInputInstructions", "stSelectbox", "stDialog",
  "stSkipToContent", "stSliderThumbValue", "stSliderTickBar",
].map((name) => `[data-testid="${name}"]`).concat('[data-baseweb="popover"]', '[role="dialog"]', '[role="tooltip"]').join();
export const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];

const WORDS = {
  "Upload": _("Upload"),
  "Drag and drop a file here": _("Drag and drop a file here"),
  "Drag and drop files here": _("Drag and drop files here"),
  "Browse files": _("Browse files"),
  "file upload": _("file upload"),
  "Press Enter to apply": _("Press Enter to apply"),
  "Press Enter to submit form": _("Press Enter to submit the form"),
  "Press Ctrl+Enter to apply": _("Press Ctrl+Enter to apply"),
  "Press ⌘+Enter to apply": _("Press ⌘+Enter to apply"),
  "Choose an option": _("Choose an option"),
  "Choose options": _("Choose options"),
  "No options to select": _("No options to select"),
  "No results": _("No results"),
  "Select all": _("Select all"),
  "Clear all": _("Clear all"),
  "Clear value": _("Clear value"),
  "Help": _("Help"),
  "Increment": _("Increment"),
  "Decrement": _("Decrement"),
  "Fullscreen": _("Fullscreen"),
  "Close fullscreen": _("Close fullscreen"),
  "Download as CSV": _("Download as CSV"),
  "Download as PNG": _("Download as PNG"),
  "Search": pgettext("verb", "Search"),
  "Show/hide columns": _("Show/hide columns"),
  "Copy to clipboard": _("Copy to clipboard"),
  "Copied": _("Copied"),
  "Link to heading": _("Link to heading"),
  "Add row": _("Add row"),
  "App pages": _("App pages"),
  "Main menu": _("Main menu"),
  "Expand sidebar": _("Expand sidebar"),
  "Collapse sidebar": _("Collapse sidebar"),
  "Sidebar": _("Sidebar"),
  "Skip to main content": _("Skip to main content"),
  "info icon": _("info icon"),
  "Navigate to home page": _("Navigate to home page"),
  "Logo": _("Logo"),
  "check_circle icon": _("check mark"),
  "cancel icon": _("cross"),
  "Open": _("Open"),
  "Close": _("Close"),
  "Print": _("Print"),
  "Record a screencast": _("Record a screencast"),
  "Connecting": _("Connecting"),
  "Connecting to Streamlit server": _("Connecting to the server"),
  "Connection error": _("Connection error"),
  "Running...": _("Running..."),
  "Stop": _("Stop"),
  "progress": _("progress"),
  "Page not found": _("Page not found"),
  "The page that you have requested does not seem to exist. Running the app's main page.": _("There is no such page. This is the first one."),
};

// What has a part of its own in it.
const PATTERNS = [
  [/^(-?\d+)\.(\d+)$/, (whole, decimals) => whole.replace("-", "−") + catalog.decimal + decimals], // of a slider
  [/^(\S+) per file • (.+)$/, (size, kinds) => _("{size} per file • {kinds}", { size, kinds })],
  [/^(\d+)MB per file$/, (n) => _("{n} MB per file", { n })], // the kinds follow as a text of their own
  [/^Limit (\S+) per file • (.+)$/, (size, kinds) => _("Limit {size} per file • {kinds}", { size, kinds })],
  [/^Help for (.+)$/, (label) => _("Help for {label}", { label })],
  [/^Download plot as an? (\S+)$/, (format) => _("Download the chart as {format}", { format })],
  [/^(.+) — start$/, (label) => _("{label} — start", { label })],
  [/^(.+) — end$/, (label) => _("{label} — end", { label })],
  [/^(Download as CSV|Fullscreen|Close fullscreen|Search|Show\/hide columns): (.+)$/, (action, label) => _("{action}: {label}", { action: WORDS[action], label })],
  [/^Remove (.+)$/, (option) => _("Remove {option}", { option })],
  [/^Select (\d+) matches$/, (count) => _("Select {count} matches", { count })],
  [/^View (\d+) more$/, (count) => _("View {count} more", { count })],
];

// One of Streamlit's texts in the language, null for any other text.
export function translated(text) {
  if (Object.hasOwn(WORDS, text)) return WORDS[text];
  for (const [pattern, said] of PATTERNS) {
    const found = pattern.exec(text);
    if (found) return said(...found.slice(1));
  }
  return null;
}
