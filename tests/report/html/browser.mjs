// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// A headless Chromium, spoken to over a pipe: no package is needed.

import {spawn} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

export class Browser {
  constructor(program) {
    this.profile = mkdtempSync(join(tmpdir(), "starlot-chromium-"));
    this.child = spawn(program, ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
                                 "--no-first-run", "--disable-extensions", "--disable-background-networking", "--font-render-hinting=none",
                                 "--force-color-profile=srgb", `--user-data-dir=${this.profile}`, "--remote-debugging-pipe", "about:blank"],
                       {stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"]});
    this.next = 0;
    this.waiting = new Map();
    this.listeners = [];
    let bytes = Buffer.alloc(0);
    this.child.stdio[4].on("data", (data) => {
      bytes = Buffer.concat([bytes, data]);
      for (let end; (end = bytes.indexOf(0)) >= 0; bytes = bytes.subarray(end + 1))
        this.take(JSON.parse(bytes.subarray(0, end).toString()));
    });
    this.child.on("exit", (code) => {
      for (const w of this.waiting.values())
        w.reject(new Error(`the browser ended with status ${code}`));
      this.waiting.clear();
    });
    this.child.stdio[3].on("error", () => {});
  }

  take(message) {
    const w = this.waiting.get(message.id);
    if (w) {
      this.waiting.delete(message.id);
      message.error ? w.reject(new Error(`${w.method}: ${message.error.message}`)) : w.resolve(message.result);
      return;
    }
    this.listeners = this.listeners.filter((l) => !(l.method === message.method && (l.resolve(message.params), true)));
  }

  send(method, params = {}) {
    const id = ++this.next;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {resolve, reject, method});
      this.child.stdio[3].write(JSON.stringify({id, method, params, sessionId: this.session}) + "\0");
    });
  }
  once(method) { return new Promise((resolve) => this.listeners.push({method, resolve})); }

  async open() {
    const {targetId} = await this.send("Target.createTarget", {url: "about:blank"});
    this.session = (await this.send("Target.attachToTarget", {targetId, flatten: true})).sessionId;
    await this.send("Page.enable");
    await this.send("Runtime.enable");
    await this.send("Network.enable");
  }
  async show(url, width, height, features) {
    await this.send("Emulation.setDeviceMetricsOverride", {width, height, deviceScaleFactor: 1, mobile: false});
    await this.send("Emulation.setEmulatedMedia", {media: features.media ?? "screen",
                                                   features: [{name: "prefers-color-scheme", value: features.scheme ?? "light"}]});
    const loaded = this.once("Page.loadEventFired");
    await this.send("Page.navigate", {url});
    await loaded;
  }
  /// The value of a function that runs in the page.
  async ask(source) {
    const {result, exceptionDetails} = await this.send("Runtime.evaluate", {expression: source, awaitPromise: true, returnByValue: true});
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
  async picture(clip) {
    return Buffer.from((await this.send("Page.captureScreenshot", {format: "png", captureBeyondViewport: true, clip})).data, "base64");
  }
  async pdf() {
    return Buffer.from((await this.send("Page.printToPDF", {preferCSSPageSize: true, printBackground: false})).data, "base64");
  }
  async close() {
    const ended = new Promise((resolve) => this.child.on("exit", resolve));
    this.session = undefined;
    this.send("Browser.close").catch(() => {});
    const timer = setTimeout(() => this.child.kill("SIGKILL"), 5000);
    await ended;
    clearTimeout(timer);
    rmSync(this.profile, {recursive: true, force: true, maxRetries: 5});
  }
}
