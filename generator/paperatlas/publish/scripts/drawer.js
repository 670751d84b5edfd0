/* The drawer of a narrow screen, whose button and links a keyboard reaches too. */
(() => {
  const button = () => document.querySelector(".pa-drawer");
  const drawer = () => document.querySelector(".pa-menu") ?? document.querySelector(".md-sidebar--primary");

  const open = (isOpen) => {
    const toggle = document.getElementById("__drawer");
    if (toggle && toggle.checked !== isOpen) toggle.click();
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest(".pa-drawer")) open(true);
  });

  document.addEventListener("change", ({ target }) => {
    if (target.id !== "__drawer") return;
    button()?.setAttribute("aria-expanded", target.checked);
    // What slides in can be focused only when it is seen.
    if (target.checked) setTimeout(() => drawer()?.querySelector("a")?.focus({ preventScroll: true }), 100);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.getElementById("__drawer")?.checked) return;
    open(false);
    button()?.focus();
  });

  // Who comes back to the page finds it closed.
  window.addEventListener("pagehide", () => open(false));

  document.addEventListener("focusout", (event) => {
    if (event.relatedTarget && drawer()?.contains(event.target) && !drawer().contains(event.relatedTarget)) open(false);
  });
})();
