/* How an element of ours begins and ends: `start(element, signal)` improves the HTML it finds and returns
   what undoes that; listeners bound to `signal` go by themselves. */
(function (ipt) {
  "use strict";

  ipt.define = function (name, start) {
    class Element extends HTMLElement {
      connectedCallback() {
        const begin = () => {
          if (!this.isConnected || this.end) return;
          const listening = new AbortController();
          const undo = start(this, listening.signal);
          this.end = () => {
            this.end = null;
            listening.abort();
            undo();
          };
        };
        // A script that is not deferred meets the element before its content.
        if (document.readyState !== "loading") begin();
        else document.addEventListener("DOMContentLoaded", begin, { once: true });
      }

      disconnectedCallback() {
        if (this.end) this.end();
      }
    }
    if (!customElements.get(name)) customElements.define(name, Element);
  };

  /* Shows what only scripts can serve. */
  ipt.scripted = function (root, on) {
    root.querySelectorAll("[data-scripted]").forEach((part) => (part.hidden = on === (part.dataset.scripted === "off")));
  };
})((window.ipt = window.ipt || {}));
