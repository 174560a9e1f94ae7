// While a run goes on, its picture shows what works, until whoever looks has moved it themself.
const own = new WeakSet(), seen = new WeakSet();
const isWithin = (box, room) => box.top >= room.top && box.bottom <= room.bottom && box.left >= room.left && box.right <= room.right;

function follow() {
    const picture = document.querySelector(".outcome .picture");
    const working = [...(picture?.querySelectorAll(".is-running") ?? [])].map(node => node.getBoundingClientRect());
    if (!working.length || own.has(picture)) {
        return;
    }

    // Once: who has gone elsewhere on the page since is not fetched back.
    if (!seen.has(picture)) {
        seen.add(picture);
        picture.scrollIntoView({ block: "nearest" });
        follow();
        return;
    }

    const room = picture.getBoundingClientRect();
    if (!working.some(box => isWithin(box, room))) {
        picture.scrollBy(working[0].x + working[0].width / 2 - room.x - room.width / 2, working[0].y + working[0].height / 2 - room.y - room.height / 2);
    }
}

for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    document.addEventListener(kind, happened => {
        const picture = happened.target.closest?.(".outcome .picture");
        if (picture) {
            own.add(picture);
        }
    }, { capture: true, passive: true });
}

new MutationObserver(follow).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
