"""Passkeys against a running demo, by an authenticator that is not ours: soft-webauthn, from PyPI.

    passkeys.py URL E-MAIL PASSWORD

Prints a line a case, `ok` or `NOT OK` first, and ends with 1 when one failed.
"""

import json
import sys
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from soft_webauthn import SoftWebauthnDevice

USER_VERIFIED = 0x04
FLAGS = 32  # after the hash of the relying party's name


def unpacked(text):
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def packed(data):
    return urlsafe_b64encode(data).decode().rstrip("=")


class Device(SoftWebauthnDevice):
    """It says that it looked whether it is she, which the library's does not, and may be told to lie."""

    verified = True

    def said(self, data):
        bits = data[FLAGS] | (USER_VERIFIED if self.verified else 0)
        return data[:FLAGS] + bytes([bits]) + data[FLAGS + 1 :]

    def create(self, options, origin):
        made = super().create(options, origin)
        attestation = cbor.decode(made["response"]["attestationObject"])
        attestation["authData"] = self.said(attestation["authData"])
        made["response"]["attestationObject"] = cbor.encode(attestation)
        return made

    def get(self, options, origin):
        shown = super().get(options, origin)
        data = self.said(shown["response"]["authenticatorData"])
        client = sha256(shown["response"]["clientDataJSON"]).digest()
        signature = self.private_key.sign(data + client, ec.ECDSA(hashes.SHA256()))
        shown["response"].update(authenticatorData=data, signature=signature)
        return shown


class Browser:
    def __init__(self, url):
        self.url = url
        self.cookie = None

    def post(self, path, body, kind="application/json"):
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        headers = {"Content-Type": kind, "Accept": "application/json", "Sec-Fetch-Site": "same-origin"}
        if self.cookie:
            headers["Cookie"] = self.cookie
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        set_cookie = answer.getheader("Set-Cookie")
        connection.close()
        return answer.status, text, set_cookie

    def ask(self, path, value):
        return self.post(path, json.dumps(value))

    def sign_in(self, address, password):
        form = urlencode({"email": address, "password": password})
        status, text, cookie = self.post("/sign-in", form, "application/x-www-form-urlencoded")
        if status != 303 or not cookie:
            raise SystemExit(f"the demo's password was refused: {status} {text[:200]}")
        self.cookie = cookie.split(";")[0]

    def challenge(self, path):
        status, text, _ = self.ask(path, {})
        if status != 200:
            raise SystemExit(f"{path}: {status} {text[:200]}")
        begun = json.loads(text)
        options = begun["options"]
        options["publicKey"]["challenge"] = unpacked(options["publicKey"]["challenge"])
        return begun["ceremony"], options


def written(credential):
    """As a browser writes it down: bytes in base64url."""
    response = {
        name: packed(value) if isinstance(value, bytes) else value
        for name, value in credential["response"].items()
    }
    raw = packed(credential["rawId"])
    return {"id": raw, "rawId": raw, "type": credential["type"], "extensions": {}, "response": response}


def made(browser, device, origin):
    ceremony, options = browser.challenge("/desk/account/passkeys/begin")
    options["publicKey"]["user"]["id"] = unpacked(options["publicKey"]["user"]["id"])
    credential = written(device.create(options, origin))
    return browser.ask("/desk/account/passkeys/finish", {"ceremony": ceremony, "label": "soft", "credential": credential})


def finish(url, ceremony, credential):
    status, _, cookie = Browser(url).ask("/sign-in/passkey/finish", {"ceremony": ceremony, "next": "", "credential": credential})
    return status, cookie


def main(url, address, password):
    failed = []

    def case(name, holds, seen):
        print("ok" if holds else "NOT OK", name, "" if holds else seen, sep=" · ")
        if not holds:
            failed.append(name)

    def refused(name, answer):
        status, cookie = answer
        case(name, 400 <= status < 500 and not cookie, answer)

    browser = Browser(url)
    browser.sign_in(address, password)

    for name, origin in [("another origin", "https://evil.example"), ("another port", "http://localhost:1")]:
        status, text, _ = made(browser, Device(), origin)
        case(f"making: {name} is refused", 400 <= status < 500, (status, text[:200]))
    device = Device()
    device.verified = False
    status, text, _ = made(browser, device, url)
    case("making: a device that did not look whether it is she is refused", 400 <= status < 500, (status, text[:200]))

    device = Device()
    status, text, _ = made(browser, device, url)
    case("making: a passkey is made", status == 200, (status, text[:200]))
    if failed:
        return 1

    def begun():
        return Browser(url).challenge("/sign-in/passkey/begin")

    def answer(options, origin=url):
        return written(device.get(options, origin))

    ceremony, options = begun()
    credential = answer(options)
    status, cookie = finish(url, ceremony, credential)
    case("entering: she comes in without a name or a password", status == 200 and cookie, (status, cookie))
    refused("entering: the same answer again is refused", finish(url, ceremony, credential))
    refused("entering: a challenge that was used is refused", finish(url, ceremony, answer(options)))
    other, _ = begun()
    refused("entering: an old answer to a new challenge is refused", finish(url, other, credential))

    ceremony, options = begun()
    refused("entering: another origin is refused", finish(url, ceremony, answer(options, "https://evil.example")))

    ceremony, options = begun()
    device.rp_id = options["publicKey"]["rpId"] = "evil.example"
    refused("entering: another relying party is refused", finish(url, ceremony, answer(options)))
    device.rp_id = "localhost"

    ceremony, options = begun()
    device.verified = False
    refused("entering: a device that did not look whether it is she is refused", finish(url, ceremony, answer(options)))
    device.verified = True

    ceremony, options = begun()
    device.sign_count = 0
    refused("entering: a copy, seen by its counter, is refused", finish(url, ceremony, answer(options)))
    device.sign_count = 50

    ceremony, options = begun()
    status, cookie = finish(url, ceremony, answer(options))
    case("entering: and the true one still comes in", status == 200 and cookie, (status, cookie))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
