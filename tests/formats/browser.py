"""Drives a headless Chromium over its own pipe (``--remote-debugging-pipe``): real keys and clicks, nothing to install.

The protocol: https://chromedevtools.github.io/devtools-protocol/. Messages are JSON, each ended by a NUL.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--hide-scrollbars",
    "--no-first-run",
    "--remote-debugging-pipe",
)
#: The browser expects its pipe at the descriptors 3 and 4, which may be taken: so they are set from out of the way.
_LAUNCH = """
import fcntl, os, sys
commands, answers = (fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3])
os.dup2(commands, 3)
os.dup2(answers, 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
#: Seconds that the browser may keep silent while something is awaited.
_PATIENCE = 30
_KEY_CODES = {"Enter": 13, "Escape": 27, "Tab": 9}


def find() -> str | None:
    """Return the browser of this machine; FACTCHECK_BROWSER names another one."""
    return os.environ.get("FACTCHECK_BROWSER") or next(filter(None, map(shutil.which, _NAMES)), None)


class Browser:
    """One tab of one browser.

    Attributes:
        messages: What the page wrote to its console, its errors, and what its policy refused.
        requests: The address of everything that the page asked for.
    """

    def __init__(self, executable: str, profile: Path) -> None:
        ours, theirs = os.pipe(), os.pipe()
        command = [executable, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _LAUNCH, str(ours[0]), str(theirs[1]), *command],
            pass_fds=(ours[0], theirs[1]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(ours[0])
        os.close(theirs[1])
        self._to = os.fdopen(ours[1], "wb")
        self._from = self._read(theirs[0])
        self._session: str | None = None
        self._number = 0
        self._scripts = True
        self.messages: list[str] = []
        self.requests: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def close(self) -> None:
        """End the browser."""
        self._to.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._from = iter(())

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        self._number += 1
        number = self._number
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        for answer in self._from:
            if answer.get("id") == number:
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result
            self._note(answer)
        raise AssertionError(f"the browser gave no answer to {method}")

    def open(self, address: str, width: int = 1280, height: int = 900) -> None:
        """Load a page and wait until it has settled."""
        self.resize(width, height)
        self.messages.clear()
        self.requests.clear()
        self.call("Page.navigate", url=address)
        for event in self._from:
            self._note(event)
            if event.get("method") == "Page.loadEventFired":
                break
        self.settle()

    def settle(self) -> None:
        """Wait until what was asked for has been drawn."""
        if not self._scripts:  # no frame is told to a page without scripts
            time.sleep(0.3)
            return
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 250))))")

    def resize(self, width: int, height: int = 900) -> None:
        """Give the page a size."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def scripts(self, *, run: bool) -> None:
        """Let the scripts of pages run, or not."""
        self._scripts = run
        self.call("Emulation.setScriptExecutionDisabled", value=not run)

    def media(self, kind: str = "", **features: str) -> None:
        """Emulate a medium (``print``) and features of it (``prefers_color_scheme="dark"``)."""
        listed = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", media=kind, features=listed)

    def run(self, script: str) -> Any:
        """Return the value of an expression in the page."""
        done = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def click(self, selector: str) -> None:
        """Click with the mouse on the middle of the first line of what a selector finds."""
        place = self.run(
            f"(() => {{const found = document.querySelector({json.dumps(selector)});"
            "found.scrollIntoView({block: 'center', behavior: 'instant'});"
            "const box = found.getClientRects()[0];"
            "return [box.left + box.width / 2, box.top + box.height / 2]})()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call(
                "Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", buttons=1, clickCount=1
            )
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            code = _KEY_CODES.get(key, ord(key.upper()) if len(key) == 1 else 0)
            text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
            self.call("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **text)
            self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)
        self.settle()

    def screenshot(self, path: Path, *, whole: bool = True) -> None:
        """Write a picture of the page."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        view = self.run("[innerWidth, innerHeight]")
        height = size["height"] if whole else view[1]
        clip = {"x": 0, "y": 0, "width": view[0], "height": height, "scale": 1}
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole, clip=clip)
        path.write_bytes(base64.b64decode(shot["data"]))

    def pdf(self, path: Path) -> None:
        """Print the page."""
        printed = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        path.write_bytes(base64.b64decode(printed["data"]))

    def _read(self, descriptor: int) -> Iterator[dict[str, Any]]:
        waiting = b""
        try:
            while select.select([descriptor], (), (), _PATIENCE)[0] and (chunk := os.read(descriptor, 1 << 16)):
                *messages, waiting = (waiting + chunk).split(b"\0")
                for message in messages:
                    yield json.loads(message)
        finally:
            os.close(descriptor)

    def _note(self, event: dict[str, Any]) -> None:
        method, parameters = event.get("method"), event.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.messages.append(json.dumps(parameters["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled":
            self.messages.append(json.dumps(parameters["args"]))
        elif method == "Log.entryAdded":
            self.messages.append(parameters["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
