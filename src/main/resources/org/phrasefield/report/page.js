(function () {
  'use strict';
  var page = document;
  var all = function (query, within) { return Array.prototype.slice.call((within || page).querySelectorAll(query)); };

  function unpacked(id) {
    var packed = atob(page.getElementById(id).textContent.trim());
    var bytes = new Uint8Array(packed.length);
    for (var i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  }

  // Copying

  function copied(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var area = page.createElement('textarea');
    area.value = text;
    page.body.appendChild(area);
    area.select();
    var done = page.execCommand('copy');
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error('not copied'));
  }

  all('[data-copy]').forEach(function (button) {
    var source = page.getElementById(button.dataset.copy);
    var says = button.parentElement.querySelector('[role=status]');
    button.hidden = false;
    button.addEventListener('click', function () {
      copied(source.textContent).then(function () { says.textContent = button.dataset.done; }, function () {
        window.getSelection().selectAllChildren(source);
      });
    });
  });

  page.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape' || !event.target.closest) return;
    var open = event.target.closest('td details[open], th details[open]');
    if (!open) return;
    open.open = false;
    open.querySelector('summary').focus();
  });

  // One explanation at a time: they lie over each other.
  all('.effects td > details').forEach(function (cell) {
    cell.addEventListener('toggle', function () {
      if (cell.open) all('.effects td > details[open]').forEach(function (other) { if (other !== cell) other.open = false; });
    });
  });

  window.addEventListener('beforeprint', function () {
    all('figure > details').forEach(function (table) { table.open = true; });
  });

  if (!window.DecompressionStream) return;

  // Reading answers side by side. A row: [topic, form, trial, outcome, about, prompt, text, key, scores].

  var WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
  var TOPIC = 0, FORM = 1, TRIAL = 2, OUTCOME = 3, ABOUT = 4, PROMPT = 5, TEXT = 6, KEY = 7, SCORES = 8;
  var readers = [];

  function words(text) {
    return new Set((text.match(WORD) || []).map(function (word) { return word.toLowerCase(); }));
  }

  /** Fills a node with the text; words that the other text has not are marked, and neighbours together. */
  function mark(node, text, other) {
    var known = words(other), plain = 0, from = -1, to = -1, found;
    function flush() {
      if (from < 0) return;
      node.append(text.slice(plain, from));
      var own = page.createElement('mark');
      own.textContent = text.slice(from, to);
      node.append(own);
      plain = to;
      from = -1;
    }
    WORD.lastIndex = 0;
    while ((found = WORD.exec(text))) {
      if (known.has(found[0].toLowerCase())) continue;
      if (from < 0 || text.slice(to, found.index) !== ' ') { flush(); from = found.index; }
      to = found.index + found[0].length;
    }
    flush();
    node.append(text.slice(plain));
  }

  function line(kind, name, text) {
    var node = page.createElement(kind);
    node.className = name;
    node.textContent = text;
    return node;
  }

  function options(select, names, chosen) {
    select.replaceChildren.apply(select, names.map(function (name, at) {
      var option = new Option(name, String(at));
      option.selected = at === chosen;
      return option;
    }));
  }

  function Reader(node) {
    var pack, self = this, loaded = {};
    var field = function (name) { return node.querySelector('[name="' + name + '"]'); };
    var sides = ['left', 'right'].map(function (name) {
      return {form: field(name), trial: field(name + '-trial'), answer: field(name).closest('fieldset').querySelector('.answer')};
    });
    var status = node.querySelector('[role=status]'), more = field('more');

    function rows(form) {
      var topic = Number(field('topic').value);
      return pack.rows.filter(function (row) { return row[TOPIC] === topic && row[FORM] === form; });
    }

    function trials(side) {
      var found = rows(Number(side.form.value));
      options(side.trial, found.map(function (row) { return row[TRIAL] + (row[OUTCOME] ? ' (' + row[OUTCOME] + ')' : ''); }), 0);
      side.trial.disabled = found.length < 2;
    }

    function show() {
      var chosen = sides.map(function (side) { return rows(Number(side.form.value))[Number(side.trial.value)]; });
      sides.forEach(function (side, at) {
        var row = chosen[at], other = chosen[1 - at];
        if (!row) { side.answer.replaceChildren(line('p', 'waiting', node.dataset.none)); return; }
        var prompt = line('p', 'prompt', row[PROMPT]), quote = page.createElement('blockquote');
        prompt.lang = quote.lang = pack.language;
        prompt.dir = quote.dir = 'auto';
        mark(quote, row[TEXT], other ? other[TEXT] : '');
        side.answer.replaceChildren(line('p', 'whose', row[ABOUT]), prompt, quote);
      });
      var file = pack.files[Number(field('topic').value)];
      more.hidden = !file || loaded[file];
    }

    function refresh() { sides.forEach(trials); show(); }

    this.ready = function () {
      if (!this.opening) {
        this.opening = unpacked(node.dataset.reader + '-pack').then(function (text) {
          pack = self.pack = JSON.parse(text);
          options(field('topic'), pack.topics, 0);
          options(sides[0].form, pack.forms, pack.forms.length > 1 ? 1 : 0);
          options(sides[1].form, pack.forms, 0);
          refresh();
        });
      }
      return this.opening;
    };

    this.read = function (form) {
      return this.ready().then(function () {
        sides[0].form.value = String(pack.ids.indexOf(form));
        refresh();
      });
    };

    this.add = function (file, found) {
      if (loaded[file]) return;
      loaded[file] = true;
      var held = new Set(pack.rows.map(function (row) { return row[KEY]; }));
      pack.rows = pack.rows.concat(found.filter(function (row) { return !held.has(row[KEY]); }));
      pack.rows.sort(function (a, b) { return a[TRIAL] - b[TRIAL]; });
      refresh();
    };

    more.addEventListener('click', function () {
      var file = pack.files[Number(field('topic').value)];
      var script = page.createElement('script');
      script.nonce = page.body.dataset.nonce;
      script.onload = function () { status.textContent = ''; script.remove(); };
      script.onerror = function () {
        more.hidden = true;
        status.textContent = node.dataset.missing.replace('{}', file);
        script.remove();
      };
      script.src = file;
      page.head.append(script);
    });
    field('topic').addEventListener('change', function () { status.textContent = ''; refresh(); });
    sides.forEach(function (side) {
      side.form.addEventListener('change', function () { trials(side); show(); });
      side.trial.addEventListener('change', show);
    });
    node.hidden = false;
    node.parentElement.querySelector('.unscripted').remove();
  }

  window.phrasefieldAnswers = function (file, found) {
    readers.forEach(function (reader, panel) {
      if (!reader.pack) return;
      reader.add(file, found.filter(function (row) { return row[0] === panel; }).map(function (row) { return row[1]; }));
    });
  };

  readers = all('[data-reader]').map(function (node) { return new Reader(node); });

  all('[data-read]').forEach(function (button) {
    var panel = all('[data-reader]').findIndex(function (node) { return node.dataset.reader === button.dataset.read; });
    button.hidden = false;
    button.addEventListener('click', function () {
      readers[panel].read(button.dataset.form).then(function () {
        page.getElementById(button.dataset.read + '-read').scrollIntoView();
        page.querySelector('[data-reader="' + button.dataset.read + '"] [name=topic]').focus({preventScroll: true});
      });
    });
  });

  // The rows of a number, as a table of one's own. A spreadsheet finds no formula in it.

  function cell(value) {
    var text = value === null ? '' : String(value);
    if (/^'*[=+\-@＝＋－＠\t\r\n]/.test(text) && isNaN(Number(text))) text = "'" + text;
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  function saved(pack, metric, form) {
    var at = pack.metrics.indexOf(metric), place = pack.ids.indexOf(form);
    var lines = [['trial_key', 'topic', 'form', 'trial', 'outcome', metric]];
    pack.rows.forEach(function (row) {
      if (row[FORM] !== place && row[FORM] !== pack.control) return;
      lines.push([row[KEY], pack.topics[row[TOPIC]], pack.ids[row[FORM]], row[TRIAL], row[OUTCOME], row[SCORES][at]]);
    });
    return lines.map(function (one) { return one.map(cell).join(','); }).join('\r\n') + '\r\n';
  }

  all('[data-reader]').forEach(function (node, at) {
    var panel = page.getElementById(node.dataset.reader);
    all('.effects td > details', panel).forEach(function (details) {
      var button = details.querySelector('[data-rows]');
      if (!button) return;
      details.addEventListener('toggle', function () {
        if (details.open) readers[at].ready().then(function () {
          var pack = readers[at].pack;
          button.hidden = pack.files.length > 0 || pack.metrics.indexOf(button.dataset.rows) < 0;
        });
      });
      button.addEventListener('click', function () {
        var link = page.createElement('a');
        link.href = URL.createObjectURL(new Blob([saved(readers[at].pack, button.dataset.rows, button.dataset.form)], {type: 'text/csv'}));
        link.download = button.dataset.rows + '-' + button.dataset.form + '.csv';
        link.click();
        setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
      });
    });
  });

  // What is scrolled to is unpacked and drawn.

  if (!window.IntersectionObserver) {
    readers.forEach(function (reader) { reader.ready(); });
    return;
  }
  var plots = all('[data-figure]');

  function run(text) {
    var script = page.createElement('script');
    script.textContent = text;
    page.head.appendChild(script);
  }

  var library;
  function drawing() {
    if (!library) library = unpacked('plotly').then(run).then(dressing);
    return library;
  }

  // How figures look; a map has colours of its own.
  var BOXES = {
    'marker.size': 3, 'line.width': 1.3, fillcolor: 'rgba(0,0,0,0)', boxpoints: 'all', jitter: 0.6, pointpos: 0, 'marker.opacity': 0.3
  };

  function look(plot) {
    var colours = getComputedStyle(page.documentElement);
    var ink = colours.getPropertyValue('--soft').trim(), rule = colours.getPropertyValue('--rule').trim();
    var map = plot.hasAttribute('data-map');
    return {
      traces: map ? {} : Object.assign({'marker.color': ink}, BOXES),
      layout: Object.assign({
        paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
        'font.color': ink, 'font.family': colours.fontFamily || 'sans-serif', 'font.size': 13,
        'xaxis.gridcolor': rule, 'yaxis.gridcolor': rule, 'yaxis.zerolinecolor': rule,
        'xaxis.automargin': true, 'yaxis.automargin': true,
        margin: {l: 48, r: 8, t: 8, b: 40}, width: plot.clientWidth, hovermode: map ? 'closest' : false, dragmode: false
      }, map ? {'yaxis.scaleanchor': 'x', 'legend.orientation': 'h', 'legend.y': -0.22} : {})
    };
  }

  /** Sets what Plotly calls by dotted names. */
  function set(object, values) {
    Object.keys(values).forEach(function (name) {
      var path = name.split('.'), last = path.pop();
      path.reduce(function (at, key) { return at[key] = at[key] || {}; }, object)[last] = values[name];
    });
  }

  /** Figures are dressed before they are drawn, so that each is drawn once. */
  function dressing() {
    var plain = window.Plotly.newPlot;
    window.Plotly.newPlot = function (target, traces, layout) {
      var style = look(page.getElementById(target.id || target).closest('[data-figure]'));
      traces.forEach(function (trace) { set(trace, style.traces); });
      set(layout, style.layout);
      return plain(target, traces, layout);
    };
  }

  function draw(plot) {
    drawing().then(function () {
      var waiting = plot.querySelector('.waiting');
      if (waiting) waiting.remove();
      run(page.getElementById(plot.dataset.figure + '-script').textContent);
      plot.dataset.drawn = 'yes';
    });
  }

  var watcher = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      watcher.unobserve(entry.target);
      if (entry.target.dataset.figure) draw(entry.target);
      else readers[all('[data-reader]').indexOf(entry.target)].ready();
    });
  }, {rootMargin: '200px'});
  plots.concat(all('[data-reader]')).forEach(function (node) { watcher.observe(node); });

  function again() {
    plots.forEach(function (plot) {
      if (!plot.dataset.drawn) return;
      var style = look(plot);
      window.Plotly.update(plot.dataset.figure, style.traces, style.layout);
    });
  }
  window.addEventListener('resize', again);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
})();
