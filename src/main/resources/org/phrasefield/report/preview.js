const data = JSON.parse(document.getElementById('data').textContent);
const recognisers = {en: recogniser(data.rules.en), ru: recogniser(data.rules.ru)};

function languageOf(prompt) {
  const letters = prompt.match(/\p{L}/gu) || [];
  return 2 * letters.filter(letter => /\p{Script=Cyrillic}/u.test(letter)).length > letters.length ? 'ru' : 'en';
}

function preview(prompt) {
  const language = languageOf(prompt);
  return {language, ...recognisers[language](prompt)};
}

function words(text) {
  return new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u));
}

// Of words that say nothing of a topic none makes two prompts alike.
function nearest(examples, prompt, language) {
  const common = new Map();
  for (const [text] of examples) for (const word of words(text)) common.set(word, (common.get(word) || 0) + 1);
  const wanted = words(prompt);
  for (const word of [...data.rules[language].own, ...data.rules[language].cues]) wanted.delete(word);
  wanted.delete('');
  let found = null;
  let most = 0;
  for (const example of examples) {
    let shared = 0;
    for (const word of words(example[0])) if (wanted.has(word)) shared += 1 / common.get(word);
    if (shared > most) {
      most = shared;
      found = example;
    }
  }
  return found;
}

function element(name, text, fields) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [field, value] of Object.entries(fields || {})) made.setAttribute(field, value);
  return made;
}

function drawn(name, fields) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [field, value] of Object.entries(fields)) made.setAttribute(field, value);
  return made;
}

// Distances are drawn as they are written: style as the root of what is measured, and nothing below none.
function place(aspect, value) {
  if (aspect === 'style') return Math.sqrt(Math.max(0, value));
  return aspect === 'zone' || aspect === 'strategy' ? Math.max(0, value) : value;
}

// Each aspect has one scale for all forms and models of a language, so that bars can be compared; asking plainly lies at 0.
const scales = {};
for (const [key, form] of Object.entries(data.forms)) {
  for (const row of form.rows.flat()) {
    if (!row.numbers) continue;
    const scale = scales[key.slice(0, 2) + row.aspect] ||= [0, 0];
    for (const value of row.numbers.map(number => place(row.aspect, number))) {
      scale[0] = Math.min(scale[0], value);
      scale[1] = Math.max(scale[1], value);
    }
  }
}

function bar(language, row) {
  const [least, most] = scales[language + row.aspect];
  const at = value => most > least ? 6 + 88 * (place(row.aspect, value) - least) / (most - least) : 50;
  const [mean, low, high] = row.numbers.map(at);
  const svg = drawn('svg', {class: 'mark', viewBox: '0 0 100 30', 'aria-hidden': 'true'});
  svg.append(
    drawn('line', {class: 'control', x1: at(0), x2: at(0), y1: 1, y2: 29}),
    drawn('line', {class: 'interval', x1: low, x2: high, y1: 15, y2: 15}),
    drawn('circle', {class: 'dot', cx: mean, cy: 15, r: 5}));
  return svg;
}

function head(names) {
  const row = element('tr');
  for (const name of names) row.append(element('th', name, {scope: 'col'}));
  const made = element('thead');
  made.append(row);
  return made;
}

function cell(head, text) {
  return element('td', text, {'data-head': head});
}

function line(language, say, row) {
  const made = element('tr', undefined, {'data-aspect': row.aspect});
  const name = element('th', row.label, {scope: 'row'});
  name.append(element('small', row.unit));
  made.append(name);
  if (!row.numbers) {
    made.append(element('td', row.missing, {class: 'reason', colspan: 5}));
    return made;
  }
  const picture = element('td', undefined, {class: 'drawn', 'data-head': say['head.drawn']});
  picture.append(bar(language, row));
  made.append(
    cell(say['head.tells'], row.tells), cell(say['head.mean'], row.mean), cell(say['head.range'], row.low + ' … ' + row.high),
    picture, cell(say['head.counts'], row.counts));
  return made;
}

function card(language, say, form, at, heading) {
  const model = data.models[language][at];
  const made = element('section', undefined, {class: 'model', 'aria-label': model.model});
  made.append(element(heading, model.heading));
  const table = element('table', undefined, {class: 'numbers expected'});
  table.append(head(['aspect', 'tells', 'mean', 'range', 'drawn', 'counts'].map(name => say['head.' + name])));
  const body = element('tbody');
  for (const row of form.rows[at]) body.append(line(language, say, row));
  table.append(body);
  made.append(table);
  for (const note of form.notes[at]) made.append(element('p', note, {class: 'how'}));
  if (form.shifts[at]) made.append(fields([[say.shifts, form.shifts[at]]]));
  if (model.checked.length) {
    const checked = element('table', undefined, {class: 'numbers checked'});
    checked.append(
      element('caption', say['so-far.title']), head([say['head.aspect'], say['so-far.held'], say['so-far.skill']]));
    const rows = element('tbody');
    for (const [label, held, skill] of model.checked) {
      const row = element('tr');
      row.append(element('th', label, {scope: 'row'}), cell(say['so-far.held'], held), cell(say['so-far.skill'], skill));
      rows.append(row);
    }
    checked.append(rows);
    made.append(checked);
  } else {
    made.append(element('p', say['so-far.yet'], {class: 'how'}));
  }
  return made;
}

function fields(pairs) {
  const list = element('dl', undefined, {class: 'found'});
  for (const [name, text] of pairs) if (text) list.append(element('dt', name), element('dd', text));
  return list;
}

function show(prompt) {
  const empty = !prompt.trim();
  const found = preview(prompt);
  const language = empty ? data.reader : found.language;
  const say = data.texts[language];
  document.documentElement.lang = language;
  document.title = say.title + ' · Phrasefield';
  document.getElementById('title').textContent = say.title;
  document.getElementById('hint').textContent = say.hint;
  document.getElementById('label').textContent = say.prompt;
  const shown = document.getElementById('shown');
  const heard = document.getElementById('heard');
  if (empty) {
    heard.textContent = '';
    shown.replaceChildren(element('p', say.empty, {class: 'untold'}));
    return;
  }
  const possible = (found.forms.length ? found.forms.map(each => each.form) : ['none']).map(id => data.forms[language + ' ' + id]);
  const form = possible[0];
  const some = !found.foreign && data.models[language].length > 0;
  const number = value => value.toFixed(2).replace('.', language === 'ru' ? ',' : '.');
  const names = found.forms.map(each => data.forms[language + ' ' + each.form].name + ' ' + number(each.confidence)).join(', ') || say['form.none'];
  heard.textContent = say.form + ': ' + names;
  const parts = [fields([
    [say.form, names], [say.topic, found.topic],
    [say.magnets, found.words.map(each => each.word + ' (' + data.groups[language][each.group] + ')').join(', ')],
    [say.source, [...[...new Set(found.words.map(each => each.group))].map(group => data.magnets[language][group]),
      ...possible.map(each => each.source && possible.length > 1 ? each.called + ' ' + each.source : each.source)]
      .filter(Boolean).join('; ')],
    [say.expected, found.foreign ? say.foreign : possible.length > 1 && some ? '' : form.nothing],
  ])];
  const told = some && possible.some(each => !each.nothing);
  for (const each of some ? possible : []) {
    if (possible.length > 1) parts.push(element('h2', say.if.replace('{0}', each.name)));
    if (!each.nothing) data.models[language].forEach((model, at) => parts.push(card(language, say, each, at, possible.length > 1 ? 'h3' : 'h2')));
    else if (possible.length > 1) parts.push(element('p', each.nothing, {class: 'untold'}));
  }
  if (told || !some) for (const note of form.aside) parts.push(element('p', note, {class: 'untold'}));
  if (told) parts.push(element('p', say.read, {class: 'how'}));
  const example = found.foreign ? null : nearest(form.examples, prompt, language);
  if (example) parts.push(fields([[say.nearest, example[0]], [say.answer, example[2] + ': ' + example[1]]]));
  shown.replaceChildren(...parts);
}

const prompt = document.getElementById('prompt');
prompt.addEventListener('input', () => show(prompt.value));
show(prompt.value);
