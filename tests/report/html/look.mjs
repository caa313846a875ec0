// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Looks at pages that report_gallery has written, as a person with a phone, a desktop, a printer, by day and by night would:
//
//   node look.mjs <folder of pages> [<folder for pictures>] [<part of a name>]
//   node look.mjs --selftest        pages that are broken on purpose: each must be found to have the fault that its title names
//
// Fails where a page is wider than its window, where texts cover each other or are cut off, where a picture is empty, where axe-core
// finds a violation, or where html-validate does. Both are looked for in NODE_PATH and beside this file; what is missing is said.
// CHROMIUM names the browser. Nothing is fetched. Prints "skipped: " and why, where nothing can be looked at.

import {Browser} from "./browser.mjs";
import {distinctColours} from "./png.mjs";
import {execFileSync} from "node:child_process";
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {basename, dirname, join, resolve} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

const require = createRequire(import.meta.url);
const selftest = process.argv[2] === "--selftest";
const [folder, pictures, only = ""] = selftest ? [join(dirname(fileURLToPath(import.meta.url)), "broken")] : process.argv.slice(2);
if (!folder) {
  console.error("usage: node look.mjs <folder of pages> [<folder for pictures>] [<part of a name>]");
  process.exit(2);
}

function browserProgram() {
  for (const name of [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"].filter(Boolean)) {
    try {
      execFileSync(name, ["--version"], {stdio: ["ignore", "ignore", "ignore"]});
      return name;
    } catch { /* the next one */ }
  }
  console.log("skipped: no Chromium was found (Debian: chromium), and CHROMIUM names none");
  process.exit(0);
}

function packageOf(name) {
  try {
    return require.resolve(name);
  } catch {
    console.log(`going on without ${name}: npm install --no-save ${name} (in ${dirname(fileURLToPath(import.meta.url))}), or name its folder in NODE_PATH`);
    return null;
  }
}

// Runs in the page: what a person would call broken.
function faultsOfPage() {
  const faults = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth)
    faults.push(`the page is ${wide} pixels wide in a window of ${innerWidth}`);

  // Texts as they are laid out: a rectangle for each line of each text node.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    if (!node.data.trim() || node.parentElement.closest(".unseen, title, desc, style"))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const r of range.getClientRects())
      if (r.width > 1 && r.height > 1)
        lines.push({node, left: r.left, right: r.right, top: r.top + scrollY, bottom: r.bottom + scrollY});
  }
  if (lines.length === 0)
    faults.push("no text is shown");
  lines.sort((a, b) => a.top - b.top);
  const say = (l) => `"${l.node.data.trim().slice(0, 40)}"`;
  for (let i = 0; i < lines.length; ++i) {
    const a = lines[i];
    if (a.left < -1 || a.right > innerWidth + 1)
      faults.push(`text leaves the window: ${say(a)}`);
    for (let j = i + 1; j < lines.length && lines[j].top < a.bottom; ++j) {
      const b = lines[j];
      if (a.node === b.node)
        continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      // Boxes of lines are higher than letters: texts cover each other from a third of their height on.
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1.5 && down > 0.35 * Math.min(a.bottom - a.top, b.bottom - b.top))
        faults.push(`texts cover each other: ${say(a)} and ${say(b)}`);
    }
  }

  for (const box of document.querySelectorAll("th, td, dd, p, h1, h2, h3, li"))
    if (!box.closest(".unseen") && box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0 && !box.querySelector(".unseen"))
      faults.push(`cut off or spilt: "${box.textContent.trim().slice(0, 40)}"`);

  const images = [];
  for (const svg of document.querySelectorAll("svg[role=img]")) {
    const r = svg.getBoundingClientRect();
    const shapes = [...svg.querySelectorAll("rect, circle, line, path, polyline")].filter((s) => {
      const b = s.getBoundingClientRect();
      return b.width > 0 || b.height > 0;
    });
    if (!(r.width > 20 && r.height > 10) || shapes.length === 0)
      faults.push(`an empty picture: ${svg.querySelector("title")?.textContent}`);
    if (!svg.querySelector("title")?.textContent.trim())
      faults.push("a picture has no title");
    images.push({x: r.left, y: r.top + scrollY, width: r.width, height: r.height});
  }
  for (const bar of document.querySelectorAll(".bar svg"))
    if (bar.getBoundingClientRect().width < 8 && bar.closest(".bar").offsetWidth > 0)
      faults.push("a bar has no room");
  return {faults: [...new Set(faults)].slice(0, 12), images, height: document.documentElement.scrollHeight};
}

const program = browserProgram();
const axe = packageOf("axe-core");
const validate = packageOf("html-validate");
const files = readdirSync(folder).filter((f) => f.endsWith(".html") && f.includes(only)).sort();
if (files.length === 0) {
  console.error(`no pages in ${folder}`);
  process.exit(2);
}
if (pictures)
  mkdirSync(pictures, {recursive: true});

const looks = [
  {name: "phone", width: 360, height: 740},
  {name: "phone-dark", width: 360, height: 740, scheme: "dark"},
  {name: "desktop", width: 1280, height: 900},
  {name: "desktop-dark", width: 1280, height: 900, scheme: "dark"},
  {name: "paper", width: 680, height: 962, media: "print"}, // A4 less its margins, in CSS pixels
];

let wrong = 0;
let seen = 0;
const said = new Map();
const complain = (file, look, what) => {
  ++wrong;
  said.set(file, (said.get(file) ?? "") + `${look}: ${what}\n`);
  if (!selftest)
    console.log(`${file}, ${look}: ${what}`);
};
const browser = new Browser(program);
try {
  await browser.open();
  for (const file of files) {
    const name = basename(file, ".html");
    const url = pathToFileURL(resolve(folder, file)).href;
    for (const look of looks) {
      await browser.show(url, look.width, look.height, look);
      const found = await browser.ask(`(${faultsOfPage})()`);
      for (const f of found.faults)
        complain(file, look.name, f);
      for (const box of look.scheme === "dark" ? [] : found.images) {
        const colours = distinctColours(await browser.picture({...box, scale: 1}));
        if (colours < 3)
          complain(file, look.name, `a picture shows ${colours} colours only`);
      }
      if (axe && look.media !== "print" && look.name !== "phone-dark") {
        await browser.ask(readFileSync(axe, "utf8") + ";0");
        const violations = await browser.ask(`axe.run(document, {resultTypes: ["violations"]}).then((r) =>
          r.violations.map((v) => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")))`);
        for (const v of violations)
          complain(file, look.name, `axe: ${v}`);
      }
      if (pictures)
        writeFileSync(join(pictures, `${name}.${look.name}.png`),
                      await browser.picture({x: 0, y: 0, width: look.width, height: Math.min(found.height, 6000), scale: 1}));
      ++seen;
    }
    const pdf = await browser.pdf();
    if (pictures)
      writeFileSync(join(pictures, `${name}.pdf`), pdf);
    const sheets = (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
    if (sheets < 2)
      complain(file, "paper", `prints ${sheets} page(s): the answer is not a page of its own`);
  }
} finally {
  await browser.close();
}

if (validate) {
  const {HtmlValidate} = require("html-validate");
  const validator = new HtmlValidate({root: true, extends: ["html-validate:recommended"],
                                      rules: {"long-title": "off", "no-trailing-whitespace": "off", "no-raw-characters": "error"}});
  for (const file of files) {
    const report = await validator.validateString(readFileSync(join(folder, file), "utf8"), file);
    for (const r of report.results)
      for (const m of r.messages.slice(0, 8))
        complain(file, "html-validate", `${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
  }
}

if (selftest) {
  wrong = 0;
  for (const file of files) {
    const expected = /<title>(.*)<\/title>/.exec(readFileSync(join(folder, file), "utf8"))[1];
    const possible = !(expected.startsWith("axe") && !axe) && !(expected === "html-validate" && !validate);
    if (possible && !said.get(file)?.includes(expected)) {
      ++wrong;
      console.log(`${file}: its fault was not found: ${expected}; found:\n${said.get(file) ?? "nothing"}`);
    }
  }
}
console.log(`${files.length} pages, ${seen} looks, ${wrong} faults`);
process.exit(wrong === 0 ? 0 : 1);
