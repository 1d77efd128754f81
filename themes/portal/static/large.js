// Remembers the large type on this device. Without scripts the links work for the page they stand on.
"use strict";
{
  const key = "large-type";

  function recall() {
    try {
      return localStorage.getItem(key) === "1";
    } catch {
      return false; // storage is refused
    }
  }

  function set(large) {
    document.documentElement.classList.toggle("large", large);
    try {
      localStorage.setItem(key, large ? "1" : "0");
    } catch {
      // it holds for this page
    }
  }

  function connect(from, large, to) {
    document.querySelector(from)?.addEventListener("click", (event) => {
      event.preventDefault();
      set(large);
      document.querySelector(to)?.focus();
    });
  }

  if (location.hash === "#large" || recall()) set(true);
  connect(".to-large", true, ".to-plain");
  connect(".to-plain", false, ".to-large");
}
