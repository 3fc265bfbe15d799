"""The HTML page of an evaluation: bars with intervals and a browser of errors, in one file that loads nothing else.

Example: `html(evaluation)`. Every text from a report is escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from html import escape

from abstract2kb.scoring.evaluate import Evaluation, Mistake, split_name
from abstract2kb.scoring.metrics import Score, score_of
from abstract2kb.scoring.printed import ratio, with_interval

__all__ = ["html"]

_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1d2629}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid #dde3e5;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
tr.field td:first-child{padding-left:1.8rem;color:#4a585d}.bar{position:relative;background:#e8edef;height:.9rem;min-width:12rem;border-radius:2px}
.bar i{position:absolute;inset:0 auto 0 0;background:#2b7a87;border-radius:2px}.bar b{position:absolute;top:.36rem;height:2px;background:#1d2629}
.controls{display:flex;gap:.6rem;flex-wrap:wrap;margin:.6rem 0}select,input{font:inherit;padding:.2rem .4rem}q{color:#4a585d}
.missed{color:#a13d2d}.spurious{color:#8a6100}.wrong{color:#33588f}
"""

_SCRIPT = """
const all=JSON.parse(document.getElementById('errors').textContent);
const pick=id=>document.getElementById(id);
const fields=['source','kind','what','field'];
for(const f of fields){
  const s=pick(f);
  for(const v of [...new Set(all.map(e=>e[f]).filter(Boolean))].sort()){const o=document.createElement('option');o.textContent=v;s.append(o);}
}
const cell=(row,text,name)=>{const td=document.createElement('td');td.textContent=text??'';if(name)td.className=name;row.append(td);return td;};
function show(){
  const text=pick('text').value.toLowerCase(),body=pick('list');body.replaceChildren();
  const hits=all.filter(e=>fields.every(f=>!pick(f).value||e[f]===pick(f).value)&&(!text||JSON.stringify(e).toLowerCase().includes(text)));
  for(const e of hits.slice(0,2000)){
    const row=document.createElement('tr');
    cell(row,e.source+(e.page?', page '+e.page:''));cell(row,e.kind);cell(row,e.what,e.what);
    const what=cell(row,e.record+(e.field?' \\u2014 '+e.field+': '+(e.predicted??'not there')+', gold '+(e.gold??'none'):''));
    if(e.quote){const q=document.createElement('q');q.textContent=e.quote;what.append(document.createElement('br'),q);}
    body.append(row);
  }
  pick('count').textContent=hits.length+' of '+all.length;
}
for(const f of [...fields,'text'])pick(f).addEventListener('input',show);
show();
"""


def html(evaluation: Evaluation, mistakes: tuple[Mistake, ...]) -> str:
    """The whole page; `mistakes` are those to list."""
    body = "".join(_split(evaluation, split) for split in evaluation.splits)
    data = json.dumps([asdict(m) for m in mistakes], ensure_ascii=False).replace("<", "\\u003c")
    selects = "".join(
        f'<label>{name} <select id="{name}"><option value="">all</option></select></label>' for name in ("source", "kind", "what", "field")
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>abstract2kb scores</title>'
        f"<style>{_STYLE}</style><h1>Scores against gold</h1>{_notices(evaluation)}{body}"
        f'<h2>Errors <small id="count"></small></h2><div class="controls">{selects}<label>text <input id="text"></label></div>'
        f'<table><thead><tr><th>report<th>type<th>what<th>record</thead><tbody id="list"></tbody></table>'
        f'<script type="application/json" id="errors">{data}</script><script>{_SCRIPT}</script></html>\n'
    )


def _notices(evaluation: Evaluation) -> str:
    lines = [f"No prediction for {escape(s)}: its gold counts as missed." for s in evaluation.without_prediction]
    lines += [f"No gold for {escape(s)}: not scored." for s in evaluation.without_gold]
    return "".join(f"<p>{line}</p>" for line in lines)


def _split(evaluation: Evaluation, split: str) -> str:
    count = len(evaluation.of(split))
    heads = "".join(f'<th class="n">{name}' for name in ("F1", "precision", "recall", "relaxed", "gold", "predicted"))
    title = f"<h2>{escape(split_name(split))}, {count} report{'s' * (count != 1)}</h2>"
    lines = "".join(_lines(evaluation, split))
    return f"{title}<table><thead><tr><th>records and fields<th>F1, 95 % interval{heads}</thead>{lines}</table>"


def _lines(evaluation: Evaluation, split: str) -> Iterator[str]:
    for row in evaluation.rows():
        score, relaxed = score_of(evaluation, row, split), score_of(evaluation, f"{row}~", split)
        kind = "" if row in evaluation.types else ' class="field"'
        numbers = (
            with_interval(score),
            ratio(score.precision),
            ratio(score.recall),
            ratio(relaxed.f1),
            str(score.support or ""),
            str(score.predicted or ""),
        )
        yield f"<tr{kind}><td>{escape(row)}<td>{_bar(score)}" + "".join(f'<td class="n">{n}' for n in numbers)


def _bar(score: Score) -> str:
    if score.f1 is None:
        return ""
    low, high = (score.interval.low, score.interval.high) if score.interval else (score.f1, score.f1)
    return f'<div class="bar"><i style="width:{100 * score.f1:.1f}%"></i><b style="left:{100 * low:.1f}%;width:{100 * (high - low):.1f}%"></b></div>'
