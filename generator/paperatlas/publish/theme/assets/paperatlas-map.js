/* The map with zoom, a readable line for the paper pointed at, and arrow keys from point to point. */
"use strict";

(() => {
  const CLOSEST = 12;
  const STEP = 1.6;
  const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

  /* What is seen of the picture, and how near. */
  const viewOf = (map, svg) => {
    const { width, height } = svg.viewBox.baseVal;
    let zoom = 1;
    let x = 0;
    let y = 0;
    const draw = () => {
      x = clamp(x, 0, width - width / zoom);
      y = clamp(y, 0, height - height / zoom);
      svg.setAttribute("viewBox", `${x} ${y} ${width / zoom} ${height / zoom}`);
      // Points and names grow, but less than the distances between them.
      map.style.setProperty("--pa-zoom", zoom ** 0.7);
      map.classList.toggle("pa-map--moved", zoom > 1);
    };
    return {
      get zoom() { return zoom; },
      /* Nearer by a factor; what is at a share of the picture's width and height stays where it is. */
      nearer(factor, across = 0.5, down = 0.5) {
        const before = zoom;
        zoom = clamp(zoom * factor, 1, CLOSEST);
        x += across * (width / before - width / zoom);
        y += down * (height / before - height / zoom);
        draw();
      },
      move(across, down) {
        x += across * width / zoom;
        y += down * height / zoom;
        draw();
      },
      whole() {
        zoom = 1;
        draw();
      },
      /* Brings a point into the middle where it is not seen. */
      show(point) {
        const right = x + width / zoom;
        const bottom = y + height / zoom;
        if (point.x > x && point.x < right && point.y > y && point.y < bottom) return;
        x = point.x - width / zoom / 2;
        y = point.y - height / zoom / 2;
        draw();
      },
    };
  };

  const pointOf = (link) => {
    const [, x, y] = /M(\d+) (\d+)/.exec(link.querySelector("path").getAttribute("d"));
    return { link, x: Number(x), y: Number(y) };
  };

  /* The nearest point in a direction; what lies aside counts as farther. */
  const nearest = (points, from, [across, down]) => {
    let best = null;
    let least = Infinity;
    for (const point of points) {
      const ahead = (point.x - from.x) * across + (point.y - from.y) * down;
      const aside = Math.abs((point.x - from.x) * down) + Math.abs((point.y - from.y) * across);
      const distance = ahead + 2 * aside;
      if (ahead > 0 && distance < least) [best, least] = [point, distance];
    }
    return best;
  };

  const dressPoints = (svg, view, said) => {
    const points = Array.from(svg.querySelectorAll("a"), pointOf);
    const known = new Map(points.map((point) => [point.link, point]));
    if (!points.length) return;
    // One stop for the tabulator key; from there, arrow keys lead on.
    let current = points[0];
    for (const point of points) point.link.setAttribute("tabindex", point === current ? "0" : "-1");
    const tell = (link) => { said.textContent = link ? link.querySelector("title").textContent : ""; };
    const linkOf = (event) => event.target.closest("a");
    svg.addEventListener("focusin", (event) => {
      const point = known.get(linkOf(event));
      if (!point) return;
      current.link.setAttribute("tabindex", "-1");
      current = point;
      current.link.setAttribute("tabindex", "0");
      view.show(point);
      tell(point.link);
    });
    svg.addEventListener("pointerover", (event) => { if (linkOf(event)) tell(linkOf(event)); });
    svg.addEventListener("keydown", (event) => {
      const to = KEYS[event.key] && nearest(points, current, KEYS[event.key]);
      if (!KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      if (to) to.link.focus({ preventScroll: true });
    });
  };

  const dressZoom = (map, svg, view) => {
    const share = (event) => {
      const box = svg.getBoundingClientRect();
      return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    };
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      view.nearer(event.deltaY < 0 ? 1.2 : 1 / 1.2, ...share(event));
    }, { passive: false });
    map.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "+" || event.key === "=") view.nearer(STEP);
      else if (event.key === "-") view.nearer(1 / STEP);
      else if (event.key === "0") view.whole();
    });
    const fingers = new Map();
    let moved = 0;
    const spreadOf = () => {
      const [one, other] = fingers.values();
      return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    };
    svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      fingers.set(event.pointerId, event);
      if (fingers.size === 1) moved = 0;
    });
    window.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before || !svg.isConnected) return;
      const wide = fingers.size === 2 ? spreadOf() : 0;
      fingers.set(event.pointerId, event);
      const box = svg.getBoundingClientRect();
      if (fingers.size === 2) view.nearer(spreadOf() / Math.max(wide, 1), ...share(event));
      else if (view.zoom > 1) view.move((before.clientX - event.clientX) / box.width, (before.clientY - event.clientY) / box.height);
      moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    });
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, (event) => fingers.delete(event.pointerId));
    // A link under the end of a drag is not followed, and links are not dragged out of the picture.
    svg.addEventListener("click", (event) => { if (moved > 6 && view.zoom > 1) event.preventDefault(); }, true);
    svg.addEventListener("dragstart", (event) => event.preventDefault());
  };

  /* A topic pointed at in the legend stands out. */
  const dressLegend = (map, svg) => {
    const legend = map.closest(".pa").querySelector(".pa-topics + ul");
    if (!legend) return;
    const show = (event) => {
      const mark = event.target.closest("a")?.querySelector("i");
      for (const group of svg.querySelectorAll(":scope > g")) {
        group.classList.toggle("pa-map--on", Boolean(mark) && group.classList.contains(mark.className));
      }
      map.classList.toggle("pa-map--one", Boolean(mark));
    };
    for (const type of ["pointerover", "focusin"]) legend.addEventListener(type, show);
    for (const type of ["pointerleave", "focusout"]) legend.addEventListener(type, () => map.classList.remove("pa-map--one"));
  };

  const dress = (map) => {
    if (map.dataset.dressed) return;
    map.dataset.dressed = "true";
    const svg = map.querySelector("svg");
    const view = viewOf(map, svg);
    const button = (textContent, label, act) => {
      const made = element("button", { type: "button", textContent });
      made.setAttribute("aria-label", label);
      made.addEventListener("click", act);
      return made;
    };
    const tools = element("div", { className: "pa-map__tools" },
      button("+", "Zoom in", () => view.nearer(STEP)),
      button("−", "Zoom out", () => view.nearer(1 / STEP)),
      button("Whole map", "Show the whole map", () => view.whole()));
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", "Zoom");
    const said = element("output", { className: "pa-map__said" });
    said.textContent = matchMedia("(hover: none)").matches
      ? "A tap on a point opens the paper; + and − zoom, a finger moves what is near."
      : "Point at a paper to read its title. Tab and the arrow keys go from paper to paper; + and − zoom.";
    said.setAttribute("aria-hidden", "true");
    map.before(tools);
    map.after(said);
    dressPoints(svg, view, said);
    dressZoom(map, svg, view);
    dressLegend(map, svg);
  };

  window.paperatlasMap = { dress };
})();
