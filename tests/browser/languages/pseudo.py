"""A language for tests alone: what is translated stands in brackets, and what was forgotten does not."""

import re
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from playwright.sync_api import Page

from playground.languages.extraction import texts

CODE = "eo"  # a language that is not one of ours
OPEN, CLOSE = "⟦", "⟧"

# What is the same in every language: names, what machines write, and mathematics.
NAMES = {"English", "Español", "Français", "Esperanto"}
NAMES |= {"CSV", "GIF", "HTML", "html", "JSON", "NPZ", "npz", "PNG", "SVG", "TSV", "TXT"}
NAMES |= {"Keras", "NumPy", "ONNX", "PyTorch", "scikit", "learn"}
NAMES |= {"RNN", "GRU", "LSTM", "AND", "NAND", "OR", "XOR", "float32", "float64", "randn", "micrograd"}
NAMES |= {"exp", "ln", "log", "sqrt", "sin", "cos", "tanh", "sigmoid", "relu"}
NAMES |= {"dC", "dU", "dW", "db", "dh", "dw", "dx", "dy", "dz", "dŷ", "ηc"}
NAMES |= {"setosa", "versicolor", "virginica", "malignant", "benign"}  # classes, as their data set calls them,
NAMES |= {"petal", "sepal", "width", "length", "cm"}  # and features
SYMBOLS = (
    r"\bx1x2\b",  # a product
    r"[⁰¹²³⁴-⁹]",  # a power
    r"\bx[12]?(?=\d)",  # a variable right above its number
    r"\b(d?[A-Za-z]|delta)[₀-₉\d]+",  # a letter with an index; a recipe
    r"\de\W?\d+",  # a power of ten
)
WAIT = 5_000  # milliseconds until Streamlit's own words have been set right

TEXTS = """(selector) => {
    const icons = '[data-testid="stIconMaterial"], [data-testid="stAlertDynamicIcon"]';
    const skipped = `${icons}, .katex, code, pre, script, style, svg title, [hidden]`;
    const isBlock = (element) => !getComputedStyle(element).display.startsWith('inline');
    const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(skipped);
    const found = new Map();
    for (const root of document.querySelectorAll(selector)) {
        const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (nodes.nextNode()) {
            const node = nodes.currentNode;
            const isIcon = node.parentElement.closest('[translate="no"]');  // its letters are drawn as a sign
            if (isIcon || !isSeen(node.parentElement)) continue;
            let block = node.parentElement;
            while (block !== root && !isBlock(block)) block = block.parentElement;
            found.set(block, (found.get(block) ?? '') + node.data);
        }
        for (const element of [root, ...root.querySelectorAll('*')]) {
            if (!isSeen(element)) continue;
            for (const side of ['::before', '::after']) {
                const drawn = getComputedStyle(element, side).content.match(/"[^"]*"/g) ?? [];
                drawn.forEach((text) => found.set(`${side} ${found.size}`, text));
            }
            if (element.role === 'combobox' && element.value) found.set(`value ${found.size}`, element.value);
            for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
                if (element.getAttribute(name)) found.set(`${name} ${found.size}`, element.getAttribute(name));
            }
        }
    }
    return [...found.values()];
}"""


def catalog() -> bytes:
    """The `.po` file of the language: what stands between a text's placeholders is put in brackets."""
    made = Catalog(CODE)
    for text, files in texts().items():
        forms = text.id if isinstance(text.id, tuple) else (text.id,)
        said = tuple(map(bracketed, forms))
        places = [(file, 1) for file in files]
        made.add(text.id, said if len(forms) > 1 else said[0], places, context=text.context)
    content = BytesIO()
    write_po(content, made)
    return content.getvalue()


def bracketed(text: str) -> str:
    """What is put in keeps its place outside of the brackets, so that it is looked at by itself.

    So does each paragraph.
    """
    parts = re.split(r"(`?\{\w*\}`?|\n\n)", text)
    return "".join(part if re.match(r"`?\{|\W*$", part) else f"{OPEN}{part}{CLOSE}" for part in parts)


def forgotten(page: Page, selector: str) -> list[str]:
    """Texts in a part of the page that nobody has translated, once Streamlit's own words have been set right."""
    for _try in range(WAIT // 250):
        found = sorted({text.strip() for text in page.evaluate(TEXTS, selector) if _is_forgotten(text)})
        if not found:
            break
        page.wait_for_timeout(250)
    return found


def _is_forgotten(text: str) -> bool:
    left = re.sub(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", text)
    left = re.sub("|".join(SYMBOLS), " ", left)
    words = re.findall(r"[^\W\d_]\w+", left)
    return any(word not in NAMES for word in words)
