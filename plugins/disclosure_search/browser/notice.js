// Tells a reader whose browser does not run the search page's modules what to do instead. A plain script for browsers of
// any age; modules stand before the page's load event, so by then they have either started or never will.
window.addEventListener('load', function () {
  var form = document.querySelector('[data-search-form]')
  var notice = document.querySelector('[data-search-notice]')
  if (!form || !notice || form.hasAttribute('data-search-ready')) return
  notice.textContent = location.protocol === 'file:'
    ? '直接打开文件时不能检索：请通过网站服务器打开本页（make serve 可以预览）。'
    : '这个浏览器没有运行检索程序：请更新浏览器，或者按下面的类别、月份、文号和机关查找。'
  notice.hidden = false
})
