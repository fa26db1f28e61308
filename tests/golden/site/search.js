// 在本页里查事项：名称、俗称、编码、拼音首字母。没有服务器，不联网，不记录。
(function () {
  'use strict'
  var form = document.getElementById('search')
  var box = document.getElementById('search-box')
  var said = document.getElementById('search-said')
  if (!form || !box || !said) return
  var lines = Array.prototype.slice.call(document.querySelectorAll('[data-words]'))
  var groups = Array.prototype.slice.call(document.querySelectorAll('[data-group]'))

  function plain(text) {
    return text.toLowerCase().replace(/[\s·、，。“”（）()]/g, '')
  }

  function show() {
    var wanted = plain(box.value)
    var found = 0
    lines.forEach(function (line) {
      var fits = plain(line.getAttribute('data-words')).indexOf(wanted) >= 0
      line.hidden = !fits
      if (fits) found += 1
    })
    groups.forEach(function (group) {
      group.hidden = !group.querySelector('[data-words]:not([hidden])')
    })
    said.textContent = wanted
      ? (found ? '找到 ' + found + ' 项' : '两张清单里都没有。换个说法再查，或者到窗口问一问。')
      : ''
  }

  form.hidden = false
  form.addEventListener('submit', function (event) {
    event.preventDefault()
    show()
    var first = lines.filter(function (line) { return !line.hidden })[0]
    if (box.value && first) first.querySelector('a').focus()
  })
  box.addEventListener('input', show)
  if (box.value) show()
})()
