// Tells the form of a prompt as org.phrasefield.forecast.FormRecogniser does, step by step, from the same rules.
function recogniser(rules) {
  const QUOTED = '§';
  const TOKEN = new RegExp("\\p{N}+[.,:]\\p{N}+(?![\\p{L}\\p{N}])|[\\p{L}\\p{M}\\p{N}]+(?:['-][\\p{L}\\p{M}\\p{N}]+)*|[.!?\\n]|[,:;()\\u2014\\u2013-]|§", 'gu');
  const QUOTE = new RegExp(rules.quote, 'gu');
  const cues = new Set(rules.cues);
  const near = new Set(rules.near);
  const usual = new Set(rules.usual);
  const signs = rules.rules.map(rule => ({
    ...rule,
    regex: new RegExp((rule.begins ? '' : ' ') + '(?:' + rule.pattern + ')(?= )', rule.begins ? 'yd' : 'gd'),
    not: rule.unless ? new RegExp('(?:^| )(?:' + rule.unless + ')(?= |$)') : null,
  }));
  const filler = new RegExp('(?:' + rules.fillers + ') ', 'y');
  const joint = new RegExp('^ | (?:,|' + rules.joints + ') ', 'g');
  const negator = new RegExp(' (?:' + rules.negators + ')(?: (?!(?:' + rules.turns + ') )[^, ]+){0,7} $');
  const dismissal = new RegExp(' (?:[^,? ]+ ){0,2}(?:' + rules.dismissals + ') ', 'y');
  const leads = new RegExp('(?:' + rules.leads + ') ', 'y');
  const trails = new RegExp(' (?:' + rules.trails + ')(?: [,?])* ?$');
  const abouts = new RegExp('(?:^| )(?:' + rules.abouts + ') ');
  const conditions = new RegExp(' (?:' + rules.conditions + ') ');
  const idioms = new RegExp(' (?:' + rules.idioms + ')(?= )', 'g');
  const frames = new Set(rules.frames);
  const magnets = rules.magnets.map(magnet => ({...magnet, regex: new RegExp(' (?:' + magnet.forms + ') ')}));

  function even(prompt) {
    let text = '';
    for (let i = 0; i < prompt.length; i++) {
      const lower = prompt[i].toLowerCase();
      text += lower.length === 1 ? lower : prompt[i];
    }
    return text.replace(/ё/g, 'е').replace(/[’‘`]/g, "'");
  }

  function masked(text) {
    let inside = 0;
    const hidden = text.replace(QUOTE, quote => {
      inside += quote.length;
      return QUOTED + '\u0000'.repeat(quote.length - 1);
    });
    return text.trim().length - inside < 4 ? text : hidden;
  }

  function slips(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = new Array(other.length + 1).fill(0);
    let last = [...before.keys()];
    for (let i = 1; i <= one.length; i++) {
      const now = new Array(other.length + 1).fill(0);
      now[0] = i;
      for (let j = 1; j <= other.length; j++) {
        const change = one[i - 1] === other[j - 1] ? 0 : 1;
        now[j] = Math.min(now[j - 1] + 1, last[j] + 1, last[j - 1] + change);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          now[j] = Math.min(now[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = now;
    }
    return last[other.length];
  }

  function meant(word) {
    if (word.length < 4 || cues.has(word) || near.has(word)) return word;
    let found = word;
    let nearest = Infinity;
    for (const cue of rules.cues) {
      const most = cue.length >= 8 ? 2 : cue.length >= 4 ? 1 : 0;
      const count = slips(word, cue, most);
      if (count > most || count > nearest) continue;
      if (count < nearest || cue < found) found = cue;
      nearest = count;
    }
    return found;
  }

  function read(token) {
    if (token === QUOTED || token === '?' || token === ',') return token;
    if (token === '.' || token === '!') return '.';
    if (token === '\n') return token;
    if (!/^[\p{L}\p{Nd}]/u.test(token)) return ',';
    let once = token.replace(/(\p{L})\1{2,}/gu, '$1');
    if (rules.tail && once.endsWith(rules.tail)) once = once.slice(0, -rules.tail.length);
    return Object.hasOwn(rules.aliases, once) ? rules.aliases[once] : meant(once);
  }

  function words(prompt) {
    const text = masked(even(prompt));
    return [...text.matchAll(TOKEN)].map(token => {
      let to = token.index + token[0].length;
      if (token[0] === QUOTED) while (text[to] === '\u0000') to++;
      return {word: token[0], from: token.index, to};
    });
  }

  function ends(prompt) {
    const all = words(prompt);
    const n = rules.longest;
    if (all.length <= 2 * n) return all;
    const cut = all[n].from;
    return [...all.slice(0, n), {word: '.', from: cut, to: cut}, ...all.slice(-n)];
  }

  function lines(prompt) {
    const all = ends(prompt);
    const found = [];
    let open = [];
    let rows = new Set();
    const close = () => {
      let text = ' ';
      const starts = open.map(word => {
        const start = text.length;
        text += word.word + ' ';
        return start;
      });
      found.push({text, words: open, starts, rows: [...rows].filter(row => row < starts.length).map(row => starts[row])});
      open = [];
      rows = new Set();
    };
    for (const each of all) {
      const word = {...each, word: read(each.word)};
      const question = word.word === '?';
      const row = word.word === '\n';
      const ends = question || word.word === '.' || (row && rows.has(open.length));
      if (row && !ends && open.length) rows.add(open.length);
      if (question ? open.length : !ends && !row) open.push(word);
      if (ends && open.length) close();
    }
    if (open.length) close();
    return found;
  }

  // What the words say: as org.phrasefield.forecast.FormWords does.
  const bytes = Uint8Array.from(atob(rules.words), each => each.charCodeAt(0));
  const head = new DataView(bytes.buffer);
  const biases = rules.labels.map((label, i) => head.getFloat32(4 * i));
  const scale = head.getFloat32(4 * biases.length);
  const weights = new Int8Array(bytes.buffer, 4 * (biases.length + 1));
  const buckets = weights.length / biases.length;

  function sentences(prompt) {
    const found = [];
    let open = [];
    for (const {word} of ends(prompt)) {
      const stop = ['?', '.', '!'].includes(word);
      if (word === '?' || (!stop && word !== '\n')) open.push(/^\p{Nd}/u.test(word) ? '#' : word);
      if (stop && open.length) {
        found.push(open);
        open = [];
      }
    }
    if (open.length) found.push(open);
    return found;
  }

  function features(prompt) {
    const words = new Set();
    const letters = new Set();
    const all = sentences(prompt);
    all.forEach((sentence, i) => {
      const ends = ['^', ...sentence, '$'];
      for (let from = 0; from < ends.length; from++) {
        let feature = 'w';
        for (let n = 1; n <= 3 && from + n <= ends.length; n++) {
          feature += ' ' + ends[from + n - 1];
          words.add(feature);
          if (n < 3 && i === 0) words.add('first ' + feature);
          if (n < 3 && i === all.length - 1) words.add('last ' + feature);
        }
      }
      for (const word of sentence) {
        const padded = ' ' + word + ' ';
        for (let from = 0; from < padded.length; from++) {
          for (let n = 3; n <= 6 && from + n <= padded.length; n++) letters.add(padded.slice(from, from + n));
        }
      }
    });
    return [words, letters];
  }

  function bucket(feature) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < feature.length; i++) hash = Math.imul(hash ^ feature.charCodeAt(i), 0x01000193);
    return (hash ^ hash >>> 15) & buckets - 1;
  }

  function probabilities(prompt, signs) {
    const scores = biases.map((bias, i) => bias + rules.sign * (signs.get(rules.labels[i])?.sure ?? 0));
    for (const each of features(prompt)) {
      const value = scale / Math.sqrt(each.size);
      for (const feature of each) {
        const from = bucket(feature) * biases.length;
        for (let i = 0; i < scores.length; i++) scores[i] += weights[from + i] * value;
      }
    }
    const most = Math.max(...scores);
    const odds = scores.map(score => Math.exp((score - most) / rules.temperature));
    const whole = odds.reduce((one, other) => one + other, 0);
    return odds.map(each => each / whole);
  }

  function begins(line) {
    const text = line.text;
    const found = [];
    const add = first => {
      let begin = first;
      found.push(begin);
      for (filler.lastIndex = begin; filler.test(text); filler.lastIndex = begin) {
        begin = filler.lastIndex;
        found.push(begin);
      }
      return begin;
    };
    let from = 0;
    for (;;) {
      joint.lastIndex = from;
      const match = joint.exec(text);
      if (!match) break;
      from = Math.max(from + 1, add(match.index + match[0].length) - 1);
    }
    line.rows.forEach(add);
    return found;
  }

  function match(sign, text, starts, phrases) {
    const inside = place => phrases.some(([from, to]) => from <= place && place < to);
    if (sign.begins) {
      for (const start of starts) {
        sign.regex.lastIndex = start;
        const found = inside(start) ? null : sign.regex.exec(text);
        if (found) return found;
      }
      return null;
    }
    sign.regex.lastIndex = 0;
    for (let found = sign.regex.exec(text); found; found = sign.regex.exec(text)) {
      if (!inside(found.index) && !negator.test(text.slice(0, found.index + 1))) return found;
    }
    return null;
  }

  function hits(line) {
    const starts = begins(line);
    const phrases = [...line.text.matchAll(idioms)].map(phrase => [phrase.index, phrase.index + phrase[0].length]);
    const all = [];
    for (const sign of signs) {
      const found = match(sign, line.text, starts, phrases);
      if (!found) continue;
      const end = found.index + found[0].length;
      dismissal.lastIndex = end;
      if (dismissal.test(line.text)) continue;
      if (sign.not && sign.not.test(line.text)) continue;
      const topic = found.indices[1];
      all.push({
        form: sign.form, sure: sign.sure, line, begin: found.index,
        from: topic ? topic[0] : end + 1, to: topic ? topic[1] : line.text.length,
      });
    }
    return all;
  }

  function at(line, place) {
    let number = 0;
    while (number < line.starts.length && line.starts[number] < place) number++;
    return number;
  }

  function part(prompt, line, begin, end) {
    let from = begin;
    for (leads.lastIndex = from; from < end && leads.test(line.text); leads.lastIndex = from) from = leads.lastIndex;
    let to = Math.max(from, end);
    for (let trail = trails.exec(line.text.slice(from, to)); trail; trail = trails.exec(line.text.slice(from, to))) {
      to = from + trail.index;
    }
    const first = at(line, from);
    let last = at(line, to) - 1;
    while (last >= first && [',', '?'].includes(line.words[last].word)) last--;
    return last < first ? null : prompt.slice(line.words[first].from, line.words[last].to).replace(/\s*[\r\n]\s*/g, ' ');
  }

  function topic(prompt, hit) {
    const text = hit.line.text;
    let {from, to} = hit;
    if (hit.form === 'what-would-x-say') {
      const begin = Math.min(from, to);
      const behind = abouts.exec(text.slice(begin, to));
      const about = behind || abouts.exec(text);
      if (about) [from, to] = [(behind ? begin : 0) + about.index + about[0].length, text.length];
    }
    if (hit.form === 'if-you-were') {
      const condition = conditions.exec(text);
      if (condition) [from, to] = [condition.index + condition[0].length, text.length];
      if (text.indexOf(' , ', from) > from) to = text.indexOf(' , ', from);
    }
    return part(prompt, hit.line, from, to) || besides(prompt, hit);
  }

  function said(prompt, line) {
    const about = abouts.exec(line.text);
    return about ? part(prompt, line, about.index + about[0].length, line.text.length) : null;
  }

  function besides(prompt, hit) {
    const text = hit.line.text;
    const condition = conditions.exec(text);
    if (condition) return part(prompt, hit.line, condition.index + condition[0].length, text.length);
    return text[hit.begin] === ' ' && at(hit.line, hit.begin) > 1
      ? part(prompt, hit.line, 1, hit.begin)
      : part(prompt, hit.line, text.indexOf(' ', hit.begin + 1) + 1, text.length);
  }

  // As org.phrasefield.scoring.Tongue does.
  const own = new Set(rules.own);
  const tongues = rules.tongues.map(each => ({...each, words: new Set(each.words), shared: new Set(each.shared)}));

  function foreign(prompt) {
    const count = script => (prompt.match(script) || []).length;
    if (2 * (count(/\p{Script=Latin}/gu) + count(/\p{Script=Cyrillic}/gu)) < count(/\p{L}/gu)) return true;
    const words = [...new Set(prompt.toLowerCase().split(/[^\p{L}\p{M}'-]+/u).filter(Boolean))];
    if (words.length < 3) return false;
    return tongues.some(each => {
      const theirs = words.filter(word => each.words.has(word) || [...word].some(letter => each.letters.includes(letter))).length;
      const even = words.map(word => word.replace(/ё/g, 'е'));
      const ours = even.filter(word => own.has(word) && !each.shared.has(word)).length;
      return theirs >= 2 && theirs >= 2 * ours && 8 * theirs >= words.length;
    });
  }

  const asks = new Set(rules.asks);

  // A prompt of few words.
  function shortlyForeign(prompt) {
    if (/[¿¡]/u.test(prompt)) return true;
    const words = [...new Set(even(prompt).split(/[^\p{L}\p{M}'-]+/u).filter(Boolean))];
    if (words.length > 6) return false;
    const ours = word => own.has(word) || cues.has(word) || usual.has(word);
    const theirs = word => asks.has(word)
      || tongues.some(each => each.words.has(word) || [...word].some(letter => each.letters.includes(letter)));
    const one = words.filter(word => theirs(word) && !ours(word)).length;
    const other = words.filter(word => ours(word) && !theirs(word)).length;
    return (one > 1 || one === 1 && words.some(word => asks.has(word))) && one >= 2 * other;
  }

  return prompt => {
    if (foreign(prompt) || shortlyForeign(prompt)) return {foreign: true, forms: [], words: [], topic: null};
    const all = lines(prompt);
    const best = new Map();
    const found = all.map(hits);
    let asks = all.length - 1;
    while (asks >= 0 && !(all[asks].words.length >= 4 && found[asks].some(hit => hit.form === 'direct'))) asks--;
    found.forEach((each, i) => {
      const weight = i === all.length - 1 ? 1 : 0.93;
      for (const hit of each) {
        const sure = hit.sure * (i < asks && !frames.has(hit.form) ? 0.45 : weight);
        if (!best.has(hit.form) || sure > best.get(hit.form).sure) best.set(hit.form, {...hit, sure});
      }
    });
    const words = magnets.filter(magnet => all.some(line => magnet.regex.test(line.text)))
      .map(({group, word}) => ({group, word}));
    const worded = all.some(line => line.words.some(({word}) =>
      word.length >= 2 && (cues.has(word) || usual.has(word))));
    if (!worded) return {forms: [], words, topic: null};
    const ranked = probabilities(prompt, best)
      .map((confidence, i) => ({form: rules.labels[i], confidence}))
      .sort((a, b) => b.confidence - a.confidence || (a.form < b.form ? -1 : 1));
    const [first] = ranked;
    if (first.form === 'none') return {forms: [], words, topic: null};
    const least = 0.5 * first.confidence;
    const signs = [...best.values()].sort((a, b) => b.sure - a.sure || (a.form < b.form ? -1 : 1));
    const own = best.get(first.form);
    const sign = own && own.sure >= signs[0].sure - 0.5 ? own : signs[0];
    return {
      forms: ranked.filter(({form, confidence}) => confidence >= least && form !== 'none'),
      words,
      topic: (sign && topic(prompt, sign)) || said(prompt, all[all.length - 1]),
    };
  };
}
