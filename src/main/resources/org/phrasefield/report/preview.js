const data = JSON.parse(document.getElementById('data').textContent);
const recognisers = {en: recogniser(data.rules.en), ru: recogniser(data.rules.ru)};
const texts = {
  en: {form: 'form', topic: 'topic', magnet: 'magnet', source: 'source', none: 'none is recognised', nearest: 'nearest'},
  ru: {form: 'форма', topic: 'тема', magnet: 'магниты', source: 'источник', none: 'не узнана', nearest: 'ближайший'},
};

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

function nearest(examples, prompt) {
  const common = new Map();
  for (const example of examples) for (const word of words(example.prompt)) common.set(word, (common.get(word) || 0) + 1);
  const wanted = words(prompt);
  let found = null;
  let most = -1;
  for (const example of examples) {
    let shared = 0;
    for (const word of words(example.prompt)) if (wanted.has(word)) shared += 1 / common.get(word);
    if (shared > most) {
      most = shared;
      found = example;
    }
  }
  return found;
}

function shown(prompt) {
  const found = preview(prompt);
  const say = texts[found.language];
  const form = found.forms.length ? found.forms[0].form : 'none';
  const known = data.known[found.language + ' ' + form];
  const field = (label, text) => label.padEnd(13) + text;
  const lines = [field(say.form, found.forms.map(each => each.form + ' ' + each.confidence.toFixed(2)).join(', ') || say.none)];
  if (found.topic) lines.push(field(say.topic, found.topic));
  if (found.words.length) lines.push(field(say.magnet, found.words.map(each => each.word + ' (' + each.group + ')').join(', ')));
  if (known.source) lines.push(field(say.source, known.source));
  lines.push(...known.expected);
  const example = nearest(known.examples, prompt);
  if (example) lines.push('', field(say.nearest, example.prompt), field('→', example.answer.replace(/\s+/g, ' ').trim() + '…'));
  return lines.join('\n');
}

const prompt = document.getElementById('prompt');
prompt.addEventListener('input', () => {
  document.getElementById('shown').textContent = prompt.value.trim() ? shown(prompt.value) : '';
});
