/* <ipt-case>: the commentary stays closed until the questions are answered, or the reader asks for it. */
(function () {
  "use strict";

  class IptCase extends HTMLElement {
    connectedCallback() {
      if (document.readyState !== "loading") return this.upgrade();
      document.addEventListener("DOMContentLoaded", () => this.isConnected && this.upgrade(), { once: true });
    }

    upgrade() {
      if (this.listening) return;
      this.listening = new AbortController();
      const { signal } = this.listening;
      this.gate = this.querySelector(".ipt-gate");
      this.commentary = this.querySelector(".ipt-commentary");
      this.commentary.querySelectorAll("summary > [data-scripted]").forEach(swap);
      this.show(this.ready());
      this.addEventListener("ipt-attempt", () => this.ready() && this.show(true), { signal });
      this.gate.addEventListener("click", (event) => event.target.closest("button") && this.reveal(), { signal });
    }

    disconnectedCallback() {
      if (!this.listening) return;
      this.listening.abort();
      this.listening = null;
      this.commentary.querySelectorAll("summary > [data-scripted]").forEach(swap);
      this.commentary.hidden = this.commentary.open = false;
      this.gate.hidden = true;
    }

    /* Every question answered, or a link leads into the commentary. */
    ready() {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const open = this.querySelector("[data-item]:not([data-outcome])");
      return !open || this.commentary.contains(target);
    }

    show(open) {
      this.gate.hidden = open;
      this.commentary.hidden = !open;
      this.commentary.open = open;
    }

    /* Without answering: the reasons for each choice open too. */
    reveal() {
      this.show(true);
      this.querySelectorAll("[data-item]:not([data-outcome]) .ipt-answer").forEach((answer) => (answer.hidden = false));
      const summary = this.commentary.querySelector("summary");
      summary.focus({ preventScroll: true });
      summary.scrollIntoView({ block: "nearest" });
    }
  }

  const swap = (part) => (part.hidden = !part.hidden);

  customElements.define("ipt-case", IptCase);
})();
