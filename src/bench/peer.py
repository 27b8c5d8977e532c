#!/usr/bin/env python3
"""Our engine beside llama.cpp, in one run: every measurement of one is followed by the same of the others, and the best of
the passes counts. Prints tokens a second, ratios to llama.cpp and whether each reaches its target.

llama.cpp is the server in the package xllamacpp (pip install xllamacpp), asked over HTTP, greedy. Prefill is what the server
itself reports for a prompt that is not in its cache; decode is 32 tokens a sequence by the clock, all sequences together, their
8-token prompts cached. Resident is the high-water mark, caches included: 47 MB for a prompt of 1024, 29 MB for 16 sequences.

usage: peer.py MODEL.gguf [--threads N] [--passes N] [--core N] [--java PATH] [--only vector,avx2,plain]
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.request

HOME = pathlib.Path(__file__).resolve().parents[2]
PORT = 18099
TASKS = ['prefill 64', 'prefill 256', 'prefill 1024', 'decode 1', 'decode 4', 'decode 8', 'decode 16']
HEAP = ['-XX:+UseSerialGC', '-Xmx1200m', '-Xms112m', '-Xmn48m']  # as the launcher sets it
VECTOR = HEAP + ['--add-exports=java.base/jdk.internal.module=ALL-UNNAMED', '-Dphrasefield.kernel=vector']
ENGINES = {
    'vector': VECTOR,
    'avx2': VECTOR + ['-XX:UseAVX=2'],
    'plain': HEAP + ['-Dphrasefield.kernel=plain'],
}
TARGETS = {
    'vector': {'prefill 64': 1.6, 'prefill 256': 1.5, 'prefill 1024': 1.1, 'decode 1': 0.9, 'decode 8': 1.3, 'decode 16': 1.4},
    'avx2': {'prefill 64': 0.85, 'prefill 256': 0.8, 'prefill 1024': 0.7, 'decode 1': 0.6, 'decode 8': 0.9, 'decode 16': 0.9},
    'plain': {'prefill 64': 0.8, 'prefill 256': 0.75, 'prefill 1024': 0.65, 'decode 1': 0.3, 'decode 8': 0.6, 'decode 16': 0.7},
}
RESIDENT = {'vector': 450, 'avx2': 450, 'plain': 900}
CACHE = 47 + 29
SERVER = '''
import sys, time, xllamacpp
p = xllamacpp.CommonParams()
p.model.path, p.port, p.n_parallel, p.n_ctx = sys.argv[1], int(sys.argv[3]), 16, 16 * 2048
p.cpuparams.n_threads = p.cpuparams_batch.n_threads = int(sys.argv[2])
server = xllamacpp.Server(p)
sys.stdin.read()
'''


class Llama:
    def __init__(self, model, threads, pin):
        self.process = subprocess.Popen(pin + [sys.executable, '-c', SERVER, model, str(threads), str(PORT)],
                                        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                urllib.request.urlopen(f'http://127.0.0.1:{PORT}/health', timeout=5)
                return
            except OSError:
                if self.process.poll() is not None:
                    sys.exit('the llama.cpp server did not start; is xllamacpp installed, and the port free?')
                time.sleep(0.1)
        sys.exit('the llama.cpp server does not answer')

    def ask(self, prompt, predict, cached, slot):
        body = {'prompt': prompt, 'n_predict': predict, 'temperature': 0, 'top_k': 1, 'cache_prompt': cached,
                'id_slot': slot, 'ignore_eos': True}
        request = urllib.request.Request(f'http://127.0.0.1:{PORT}/completion', json.dumps(body).encode(),
                                         {'Content-Type': 'application/json'})
        with urllib.request.urlopen(request, timeout=300) as answer:
            return json.load(answer)['timings']

    def rate(self, task):
        kind, number = task.split()
        number = int(number)
        if kind == 'prefill':
            timings = self.ask([1000 + p * 37 % 40000 for p in range(number)], 1, False, 0)
            assert timings['prompt_n'] == number, timings
            return timings['prompt_per_second']
        prompts = [[1000 + p * 37 % 40000 for p in range(lane, lane + 8)] for lane in range(number)]
        with concurrent.futures.ThreadPoolExecutor(number) as pool:
            for predict in (1, 32):
                start = time.monotonic()
                done = list(pool.map(lambda lane: self.ask(prompts[lane], predict, True, lane), range(number)))
                seconds = time.monotonic() - start
        assert all(timings['predicted_n'] == 32 for timings in done), done
        return number * 32 / seconds


class Ours:
    def __init__(self, java, flags, model, threads, pin):
        libs = (HOME / 'target/class-path').read_text().strip()
        path = os.pathsep.join([str(HOME / 'target/test-classes'), str(HOME / 'target/classes'), libs])
        self.process = subprocess.Popen(
            pin + [java, *flags, '-cp', path, 'org.phrasefield.engine.EngineBench', model, str(threads), 'ask'],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.title = self.process.stdout.readline().strip()

    def rate(self, task):
        self.process.stdin.write(task + '\n')
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


def resident(process):
    for line in open(f'/proc/{process.pid}/status', encoding='utf-8'):
        if line.startswith('VmHWM'):
            return int(line.split()[1]) / 1024
    return float('nan')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('model')
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--passes', type=int, default=3)
    parser.add_argument('--core', help='pin every engine to this core, for a machine that is not idle')
    parser.add_argument('--java', default='java')
    parser.add_argument('--only', default=','.join(ENGINES))
    args = parser.parse_args()
    pin = ['taskset', '-c', args.core] if args.core else []
    engines = {'llama.cpp': Llama(args.model, args.threads, pin)}
    for name in args.only.split(','):
        engines[name] = Ours(args.java, ENGINES[name], args.model, args.threads, pin)
        print(f'{name}: {engines[name].title}')
    best = {name: dict.fromkeys(TASKS, 0.0) for name in engines}
    for number in range(args.passes + 1):
        for task in TASKS:
            for name, engine in engines.items():
                rate = engine.rate(task)
                if number:  # the first pass warms up
                    best[name][task] = max(best[name][task], rate)
    heads = [task.replace('decode ', 'b') for task in TASKS]
    print(f'\ntokens/s, {args.threads} threads, best of {args.passes} interleaved passes, load {os.getloadavg()[0]:.1f}')
    print(f'{"":10}' + ''.join(f'{head:>14}' for head in heads) + f'{"resident MB":>14}')
    for name, engine in engines.items():
        print(f'{name:10}' + ''.join(f'{best[name][task]:14.1f}' for task in TASKS) + f'{resident(engine.process):14.0f}')
    failed = 0
    for name in list(engines)[1:]:
        print(f'\n{name}, ratio to llama.cpp (target)')
        checks = [(task, best[name][task] / best['llama.cpp'][task], TARGETS[name].get(task)) for task in TASKS]
        checks.append(('b16 / prefill 64', best[name]['decode 16'] / best[name]['prefill 64'], 0.5))
        checks.append(('b8 / b1', best[name]['decode 8'] / best[name]['decode 1'], 2.0))
        for what, ratio, least in checks:
            failed += least is not None and ratio < least
            verdict = '' if least is None else f'({least:.2f}) ' + ('pass' if ratio >= least else 'FAIL')
            print(f'  {what.replace("decode ", "b"):17}{ratio:6.2f}  {verdict}')
        used, most = resident(engines[name].process), RESIDENT[name] + CACHE
        failed += used > most
        print(f'  {"resident MB":17}{used:6.0f}  ({most}) {"pass" if used <= most else "FAIL"}')
    for engine in engines.values():
        engine.process.stdin.close()
        engine.process.wait()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
