/* <ipt-erase>: one button that forgets everything this course keeps on the device. */
(function (ipt) {
  "use strict";

  class IptErase extends HTMLElement {
    connectedCallback() {
      if (document.readyState !== "loading") return this.upgrade();
      document.addEventListener("DOMContentLoaded", () => this.isConnected && this.upgrade(), { once: true });
    }

    upgrade() {
      if (this.erase) return;
      this.erase = () => {
        this.querySelector("[role=status]").textContent = ipt.store.eraseAll()
          ? "Everything this course kept on this computer is erased."
          : "This browser does not let the course keep or erase anything.";
      };
      this.querySelector("button").addEventListener("click", this.erase);
      this.querySelector("[data-scripted]").hidden = false;
    }

    disconnectedCallback() {
      if (!this.erase) return;
      this.querySelector("button").removeEventListener("click", this.erase);
      this.querySelector("[data-scripted]").hidden = true;
      this.erase = null;
    }
  }

  customElements.define("ipt-erase", IptErase);
})((window.ipt = window.ipt || {}));
