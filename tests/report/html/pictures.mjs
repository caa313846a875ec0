// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Takes the pictures of README: node pictures.mjs <folder of pages from report_gallery> <examples/pictures>

import {Browser} from "./browser.mjs";
import {mkdirSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";

const [folder, pictures] = process.argv.slice(2);
if (!pictures) {
  console.error("usage: node pictures.mjs <folder of pages> <folder for pictures>");
  process.exit(2);
}

// From the top of the page, or of an element, to the bottom of another.
const wanted = [
  {file: "report.png", page: "sample.en.html", width: 800, to: "section table"},
  {file: "report_phone_zh.png", page: "sample.zh.html", width: 360, scheme: "dark", to: "section table"},
  {file: "undetermined.png", page: "undetermined.en.html", width: 800, to: ".answer"},
  {file: "outlets.png", page: "many_outlets.en.html", width: 800, from: "figure:has(.outlet)", to: "figure:has(.outlet)"},
  {file: "luck.png", page: "luck.en.html", width: 800, to: "section table"},
];

mkdirSync(pictures, {recursive: true});
const browser = new Browser(process.env.CHROMIUM ?? "chromium");
try {
  await browser.open();
  for (const w of wanted) {
    await browser.show(pathToFileURL(resolve(folder, w.page)).href, w.width, 900, {scheme: w.scheme ?? "light"});
    const at = (selector, edge) => browser.ask(
      `document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect().${edge} + scrollY`);
    const top = w.from ? Math.max(0, (await at(w.from, "top")) - 12) : 0;
    const png = await browser.picture({x: 0, y: top, width: w.width, height: Math.ceil((await at(w.to, "bottom")) + 20 - top), scale: 1});
    writeFileSync(join(pictures, w.file), png);
    console.log(`${w.file} ${png.length} bytes`);
  }
} finally {
  await browser.close();
}
