// Says on the page that the build promised in /health.json has not come. Without scripts nothing is said.
"use strict";
{
  const address = new URL("../health.json", document.currentScript.src);

  function spell(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    return `${year}年${month}月${day}日`;
  }

  function tell(health) {
    const notice = document.createElement("p");
    notice.className = "notice stale";
    notice.setAttribute("role", "status");
    notice.textContent =
      `本站应在${spell(health.next_build)}前更新，至今没有更新。内容截至${spell(health.as_of)}，可能不是最新的。`;
    document.querySelector("main")?.prepend(notice);
  }

  async function look() {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) return;
    const health = await answer.json();
    const today = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10); // UTC+8, whatever the reader's clock zone
    if (today > health.next_build) tell(health);
  }

  look().catch(() => {}); // a page that cannot ask says nothing
}
