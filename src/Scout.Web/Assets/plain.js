// Text of others as a page may show it: what turns the direction of writing, or is not seen at all, is written as \u202e, as PlainText of the server has it; a test holds the two together. It is done to
// whatever comes into a page, before that is drawn: nobody who writes one has to think of it.
const usual = /^[\t\n -~]*$/;
const hidden = /\r\n|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0\ufff0-\ufff8\ufffe\uffff\ufe00-\ufe0f\u{e0000}-\u{e0fff}]/gu;
// Format characters with a shape of their own: signs of numbers and verses.
const shaped = /^[\t\n\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1343f}]$/u;
const joining = /^(?=[\u0600-\u1cff])[\p{Lo}\p{Lm}\p{Mn}\p{Mc}]$/u;
const symbol = /^(?![\0-\u00a8])\p{So}$/u;
const toned = /^[\ufe0f\u{1f3fb}-\u{1f3ff}]$/u;
const varied = /^(?:[0-9#*]|(?![\0-\u0fff])[\p{Lo}\p{Sm}\p{Po}])$/u;

const before = (text, at) => Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? "";
const after = (text, at) => at < text.length ? String.fromCodePoint(text.codePointAt(at)) : "";

// Joiners and variation selectors belong to some writing and to emoji; anywhere else they only hide.
function isWriting(letter, text, at) {
    const left = before(text, at);
    if (letter === "\u200c" || letter === "\u200d") {
        const right = after(text, at + 1);
        return (joining.test(left) && joining.test(right)) || ((toned.test(left) || symbol.test(left)) && symbol.test(right));
    }

    return /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u.test(letter) ? varied.test(left) || symbol.test(left) : shaped.test(letter);
}

export function plain(text) {
    return usual.test(text) ? text : text.replace(hidden, (letter, at) => letter === "\r\n" ? "\n" : isWriting(letter, text, at) ? letter
        : letter.split("").map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""));
}

// What a browser shows or reads out of an element besides its text.
const told = ["title", "aria-label", "aria-description", "aria-valuetext", "alt", "placeholder", "label"];

function clean(node) {
    if (node.nodeType === Node.TEXT_NODE) {
        const text = plain(node.data);
        // What somebody writes is theirs.
        if (text !== node.data && !node.parentElement?.matches("textarea, script, style")) {
            node.data = text;
        }
    } else if (node.nodeType === Node.ELEMENT_NODE) {
        for (const name of told) {
            const value = node.getAttribute(name);
            if (value !== null && plain(value) !== value) {
                node.setAttribute(name, plain(value));
            }
        }
    }
}

function cleanAll(root) {
    clean(root);
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (nodes.nextNode()) {
        clean(nodes.currentNode);
    }
}

new MutationObserver(changes => changes.forEach(change => change.type === "childList" ? change.addedNodes.forEach(cleanAll) : clean(change.target)))
    .observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: told });
cleanAll(document.documentElement);
