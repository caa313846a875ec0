// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_HTML_STYLE_HPP
#define STARLOT_DETAIL_REPORT_HTML_STYLE_HPP
// IWYU pragma: private, include <starlot/report/to_html.hpp>

#include <starlot/detail/report/html_writer.hpp>

namespace starlot::inline v0::detail {

/// How a page looks: on paper, on a phone, by day and by night. Nothing is told by colour alone: what was earned is filled, what
/// was lost is hatched, what is open is dotted, what is excluded is an outline.
inline constexpr html_markup html_style = R"css(
:root{--paper:#fffefb;--sheet:#f3f0e8;--ink:#1e242c;--soft:#59606b;--rule:#d9d3c5;--gold:#a8770f;--earned:#2f6192;
--lost:#b8461a;--open:#6a6f78;--band:#2f6192;--good:#2f6192;color-scheme:light}
@media screen and (prefers-color-scheme:dark){:root{--paper:#171b21;--sheet:#0f1216;--ink:#e9e6dd;--soft:#a3a9b3;--rule:#3a404a;
--gold:#e0b04a;--earned:#7fb0de;--lost:#f08a5d;--open:#a3a9b3;--band:#7fb0de;--good:#7fb0de;color-scheme:dark}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--sheet);color:var(--ink);font:1rem/1.5 "Source Sans 3","Segoe UI",system-ui,-apple-system,"Noto Sans",
"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere}
main{max-width:54rem;margin:0 auto;background:var(--paper);padding:2rem 3rem 3rem}
h1,h2,.grade,.score b{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua","Noto Serif","Songti SC",SimSun,
"Noto Serif CJK SC",serif;font-weight:600;line-height:1.2}
h1{font-size:1.9rem;margin:.3rem 0 1.2rem}
h2{font-size:1.35rem;margin:3rem 0 .8rem;padding-top:.7rem;border-top:1px solid var(--rule)}
h3{font-size:1rem;margin:2rem 0 .5rem}
code.short{white-space:nowrap}
p{margin:.4rem 0;max-width:44rem}
.answer{border:1px solid var(--rule);outline:1px solid var(--rule);outline-offset:-6px;padding:2.2rem 2.5rem 1.6rem;text-align:center}
.answer p{margin-left:auto;margin-right:auto}
.kicker{color:var(--soft);font-size:.85rem;letter-spacing:.04em}
.badge{display:block;height:2.6rem;margin:0 auto .5rem;max-width:100%}
.star{fill:none;stroke:var(--gold);stroke-width:1.6;stroke-linejoin:round}
.star.full{fill:var(--gold)}
.star.maybe{fill:url(#maybe)}
.half{fill:var(--gold)}
.grade{font-size:2.1rem;margin:0}
.grade::first-letter{text-transform:uppercase}
.score{font-size:1.15rem;margin:.2rem 0 0}
.score b{font-size:1.5rem}
.note{font-style:italic;color:var(--soft)}
:lang(zh) .note{font-style:normal}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11.5rem,1fr));gap:.3rem 2rem;margin:1.2rem 0 .6rem;text-align:left}
.facts:has(>:nth-child(4):last-child){grid-template-columns:repeat(auto-fit,minmax(max(11.5rem,40%),1fr))}
.facts div{border-top:1px solid var(--rule);padding-top:.5rem}
.facts dt,.how dt{color:var(--soft);font-size:.85rem}
.facts dd,.how dd{margin:0 0 .4rem}
.how dd{margin-bottom:.8rem}
figure{margin:1.4rem 0 1.2rem}
figcaption,caption{color:var(--soft);font-size:.85rem;text-align:left}
caption{padding-bottom:.3rem;caption-side:top}
svg.wide{display:block;width:100%;overflow:visible}
svg text{fill:var(--ink);font-size:13px}
svg text.soft{fill:var(--soft);font-size:12px}
svg text.strong{font-weight:600;font-size:15px}
.line{stroke:var(--soft);stroke-width:1}
.hair{stroke:var(--rule);stroke-width:1}
.band{fill:var(--band);stroke:var(--paper);stroke-width:1}
.here{fill:none;stroke:var(--ink);stroke-width:2}
.whisker{stroke:var(--ink);stroke-width:2}
.between{fill:url(#dots);stroke:var(--open);stroke-width:1}
.mark{fill:var(--ink);stroke:var(--paper);stroke-width:1.5}
.earned{fill:var(--earned)}
.lost{fill:url(#hatch);stroke:var(--lost);stroke-width:1}
.open{fill:url(#dots);stroke:var(--open);stroke-width:1}
.excluded{fill:none;stroke:var(--soft);stroke-width:1;stroke-dasharray:3 2}
.outlet{fill:var(--earned);fill-opacity:.55;stroke:var(--paper);stroke-width:.5}
.missed{fill:var(--paper);stroke:var(--soft);stroke-width:1.5;stroke-dasharray:2 2}
.curve{fill:none;stroke:var(--earned);stroke-width:2;vector-effect:non-scaling-stroke}
.hatched{stroke:var(--lost);stroke-width:1.6}
.dotted{fill:var(--open)}
.golden{stroke:var(--gold);stroke-width:2.5}
table{border-collapse:collapse;width:100%;margin:.6rem 0 1.4rem;font-size:.93rem}
th,td{padding:.3rem .6rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
th{font-weight:600}
thead th{color:var(--soft);font-weight:400;font-size:.85rem;vertical-align:bottom;border-bottom-color:var(--soft);overflow-wrap:normal}
tbody th{font-weight:400}
tr.top th{font-weight:600}
.n{text-align:right;padding-right:0;padding-left:.9rem;white-space:nowrap;overflow-wrap:normal}
.bar{width:38%;padding-top:.5rem}
.bar svg{display:block;width:100%;height:14px}
.narrow .bar{width:22%}
.id{color:var(--soft);padding-right:.4em}
small,.small{font-size:.85rem;color:var(--soft);display:block;font-weight:400}
.flag{font-weight:600;color:var(--ink)}
.d1{padding-left:1.1rem}.d2{padding-left:2.2rem}.d3{padding-left:3.3rem}.d4{padding-left:4.4rem}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;padding:0;margin:.4rem 0;list-style:none;font-size:.85rem;color:var(--soft)}
.key svg{width:22px;height:12px;vertical-align:-1px;margin-right:.4em}
code,pre{font:.82rem/1.45 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
pre{white-space:pre-wrap;margin:.3rem 0;padding:.6rem .8rem;background:var(--sheet)}
ul.plain{margin:.3rem 0;padding-left:1.2rem}
footer{margin-top:3rem;padding-top:.6rem;border-top:1px solid var(--rule);color:var(--soft);font-size:.85rem}
.unseen{position:absolute;width:0;height:0;overflow:hidden}
@media not screen,(min-width:40.01rem){.phone-only{display:none}}
@media screen and (max-width:40rem){
main{padding:.8rem .8rem 2rem}
.answer{padding:1.5rem 1.1rem 1rem}
h1{font-size:1.5rem}.grade{font-size:1.7rem}
.wide-only{display:none}
table{font-size:.87rem}
.d1{padding-left:.5rem}.d2{padding-left:1rem}.d3{padding-left:1.5rem}.d4{padding-left:2rem}
.bar{width:32%}}
@media print{
@page{size:A4;margin:16mm 15mm}
html{font-size:10.5pt}
body,main{background:none}
main{max-width:none;padding:0}
.answer{padding:26mm 14mm 12mm;min-height:255mm;break-after:page;display:flex;flex-direction:column;justify-content:center}
.answer h1{font-size:26pt}.answer .grade{font-size:30pt}.badge{height:16mm}
.answer+section h2{margin-top:0}
h2,h3{break-after:avoid}
tr,figure,.fact{break-inside:avoid}
thead{display:table-header-group}
svg,.outlet,.band{-webkit-print-color-adjust:exact;print-color-adjust:exact}
pre{border:1px solid var(--rule)}}
)css"_html;

/// Patterns that all pictures of a page fill with.
inline constexpr html_markup html_patterns =
    R"svg(<svg class="unseen" aria-hidden="true" focusable="false"><defs>
<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M2.5 0V5" class="hatched"/></pattern>
<pattern id="dots" width="4" height="4" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1" class="dotted"/></pattern>
<pattern id="maybe" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M2.5 0V5" class="golden"/></pattern>
</defs></svg>
)svg"_html;

} // namespace starlot::inline v0::detail

#endif
