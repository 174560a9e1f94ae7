// What pages cannot do by themselves: copying, opening what a link leads to, and the time zone that somebody is in; and the start of Blazor with Fluent UI's components, as their package does it where its
// files lie in a folder. Nothing here makes markup of what is shown.
import { plain } from "./plain.js";
import "./changes.js";
import "./running.js";
import * as fluent from "./_content/Microsoft.FluentUI.AspNetCore.Components/Microsoft.FluentUI.AspNetCore.Components.lib.module.js";

window.scout = {
    plain,
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    // Once it has answered that it does.
    leave: () => { setTimeout(() => location.assign(new URL(`login?gone&returnUrl=${encodeURIComponent(location.pathname + location.search)}`, document.baseURI)), 0); return true; },
    // The run that a page shows is in its address, for whoever loads it again; not in that of another to which they have gone meanwhile.
    keep: (page, run) => {
        const address = new URL(location.href);
        if (address.pathname === new URL(page, document.baseURI).pathname) {
            address.searchParams.set("run", run);
            history.replaceState(history.state, "", address);
        }

        return true;
    },
};

const voice = document.createElement("div");
voice.className = "unseen";
voice.setAttribute("aria-live", "polite");
document.body.append(voice);

function say(text) {
    voice.textContent = "";
    // What is said twice is heard twice only where it was gone between.
    setTimeout(() => voice.textContent = text, 50);
}

// Whoever presses twice means it once: nothing comes of a second press, neither at the button that was pressed nor at another that has come under the pointer meanwhile.
const twice = 500, near = 8;
const nothing = { timeStamp: -Infinity };
let pressed = nothing;
// Who has written something between the two means the second.
window.addEventListener("input", () => pressed = nothing, true);
window.addEventListener("click", press => {
    const isSamePlace = press.detail > 0 && pressed.detail > 0 && Math.hypot(press.clientX - pressed.clientX, press.clientY - pressed.clientY) < near;
    const isAgain = press.timeStamp - pressed.timeStamp < twice && (isSamePlace || press.target === pressed.target);
    pressed = press;
    if (isAgain && press.target.closest?.("[data-acts]")) {
        press.preventDefault();
        press.stopImmediatePropagation();
    }
}, true);

// A text of which a page may show only the beginning.
async function whole(address) {
    const answer = await fetch(address, { redirect: "error" });
    if (!answer.ok) {
        throw new Error(answer.statusText);
    }

    return answer.text();
}

async function copy(button) {
    let text;
    try {
        text = button.dataset.copyFrom ? await whole(button.dataset.copyFrom) : button.dataset.copy;
    } catch {
        say("The server does not give it: nothing was copied");
        return;
    }

    try {
        await navigator.clipboard.writeText(text);
        button.dataset.copied = "";
        say(`${button.getAttribute("aria-label")}: copied`);
        setTimeout(() => delete button.dataset.copied, 1500);
    } catch {
        say("The browser does not let it be copied");
    }
}

// What a link within a page leads to is open, and has the keyboard.
function open(fragment) {
    const target = fragment.length > 1 ? document.getElementById(decodeURIComponent(fragment.slice(1))) : null;
    if (target instanceof HTMLDetailsElement) {
        for (let part = target; part; part = part.parentElement?.closest("details")) {
            part.open = true;
        }

        target.querySelector("summary").focus({ preventScroll: true });
        target.scrollIntoView({ block: "start" });
    }
}

document.addEventListener("click", happened => {
    const button = happened.target.closest("button[data-copy]");
    const link = happened.target.closest("a[href*='#']");
    if (button) {
        copy(button);
    } else if (link) {
        setTimeout(() => open(new URL(link.href?.baseVal ?? link.href, document.baseURI).hash), 0);
    }
});

const gone = document.getElementById("components-reconnect-modal");
const isGone = () => /components-reconnect-(show|failed|rejected)/.test(gone?.className);

// What a form of the page has in it is lost with the page. One that has no address is never sent by the browser itself, which does so as soon as Blazor has no connection; none is while nobody would answer.
window.addEventListener("submit", sent => {
    if (isGone() || !sent.target.hasAttribute("action")) {
        sent.preventDefault();
    }
}, true);

// A server that was started again knows none of the visitors of the one before, and refuses to go on: whoever waits for it is asked who it is.
setInterval(async () => {
    if (isGone()) {
        try {
            if ((await fetch("_blazor/negotiate?negotiateVersion=1", { method: "POST" })).status === 401) {
                location.reload();
            }
        } catch {
            // It does not answer yet.
        }
    }
}, 3000);

const options = {};
fluent.beforeWebStart?.(options);
await Blazor.start(options);
fluent.afterWebStarted?.(Blazor);
open(location.hash);
document.documentElement.dataset.started = "";
