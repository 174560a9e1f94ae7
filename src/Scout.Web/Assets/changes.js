// Goes from one change of a difference to the next, and opens it: by a key, a button, or a click in the picture.
const entries = () => [...document.querySelectorAll(".entries > .entry")];
// What is in a picture has its address as SVG has it.
const hashOf = node => { const address = node.getAttribute("href"); return address.slice(address.indexOf("#")); };
let shown;

function show(entry, isAsked) {
    entries().forEach(other => other.classList.toggle("current", other === entry));
    document.querySelectorAll(".picture a.node").forEach(node => {
        const isShown = hashOf(node) === `#${encodeURIComponent(entry.id)}`;
        node.classList.toggle("current", isShown);
        if (isShown) {
            const [picture, box, place] = [node.closest(".picture"), node.getBoundingClientRect(), node.closest(".picture").getBoundingClientRect()];
            picture.scrollBy(box.x + box.width / 2 - place.x - place.width / 2, box.y + box.height / 2 - place.y - place.height / 2);
        }
    });
    const details = entry.querySelector("details");
    if (details) {
        details.open = true;
    }

    shown = entry;
    if (isAsked) {
        history.replaceState(history.state, "", `${location.pathname}${location.search}#${encodeURIComponent(entry.id)}`);
        (entry.querySelector("summary") ?? entry).focus({ preventScroll: true });
    }

    entry.scrollIntoView({ block: "nearest" });
}

const named = hash => hash.startsWith("#entry-") ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;

function step(by) {
    const all = entries();
    if (all.length) {
        const at = all.indexOf(shown);
        show(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length], true);
    }
}

document.addEventListener("click", event => {
    const button = event.target.closest?.("[data-step]");
    if (button) {
        step(Number(button.dataset.step));
        return;
    }

    const link = event.target.closest?.(".picture a.node");
    const entry = link && named(hashOf(link));
    if (entry && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        show(entry, true);
    }
}, true);

document.addEventListener("keydown", event => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable], [role='textbox'], dialog, fluent-dialog, fluent-text-input, fluent-textarea, fluent-dropdown");
    const by = { n: 1, p: -1 }[event.key];
    if (by && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && document.querySelector("[data-step]")) {
        event.preventDefault();
        step(by);
    }
});

// A page that is opened at a change has it once it is drawn.
new MutationObserver(() => {
    const entry = named(location.hash);
    if (entry && entry !== shown) {
        show(entry, false);
    }
}).observe(document.body, { childList: true, subtree: true });
