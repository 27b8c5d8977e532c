(function () {
  'use strict';
  var plots = Array.prototype.slice.call(document.querySelectorAll('[data-figure]'));
  if (!plots.length || !window.IntersectionObserver || !window.DecompressionStream) return;

  function run(text) {
    var script = document.createElement('script');
    script.textContent = text;
    document.head.appendChild(script);
  }

  var library;
  function unpacked() {
    if (!library) {
      var packed = atob(document.getElementById('plotly').textContent.trim());
      var bytes = new Uint8Array(packed.length);
      for (var i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
      var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
      library = new Response(stream).text().then(run);
    }
    return library;
  }

  function dress(plot) {
    var target = document.getElementById(plot.dataset.figure);
    var look = getComputedStyle(document.documentElement);
    var ink = look.getPropertyValue('--soft').trim();
    var rule = look.getPropertyValue('--rule').trim();
    var more = look.getPropertyValue('--more').trim();
    var map = plot.hasAttribute('data-map');
    // A map has colours of its own.
    if (!map) window.Plotly.restyle(target, {
      'marker.color': more, 'marker.size': 3, 'line.width': 1.3,
      boxpoints: 'all', jitter: 0.6, pointpos: 0, 'marker.opacity': 0.35
    });
    window.Plotly.relayout(target, {
      paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
      'font.color': ink, 'font.family': look.fontFamily || 'sans-serif', 'font.size': 13,
      'xaxis.gridcolor': rule, 'yaxis.gridcolor': rule, 'yaxis.zerolinecolor': rule,
      'xaxis.automargin': true, 'yaxis.automargin': true,
      margin: {l: 48, r: 8, t: 8, b: 40}, width: plot.clientWidth, hovermode: map ? 'closest' : false, dragmode: false
    });
  }

  function draw(plot) {
    unpacked().then(function () {
      var waiting = plot.querySelector('.waiting');
      if (waiting) waiting.remove();
      run(document.getElementById(plot.dataset.figure + '-script').textContent);
      dress(plot);
      plot.dataset.drawn = 'yes';
    });
  }

  var watcher = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      watcher.unobserve(entry.target);
      draw(entry.target);
    });
  }, {rootMargin: '200px'});
  plots.forEach(function (plot) { watcher.observe(plot); });

  function again() {
    plots.forEach(function (plot) { if (plot.dataset.drawn) dress(plot); });
  }
  window.addEventListener('resize', again);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);

  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return;
    var open = event.target.closest && event.target.closest('td details[open]');
    if (open) open.open = false;
  });
})();
